package io.throughline.connectors.lakehouse;

import io.throughline.domain.friction.MatchState;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Matches reduced to their last state: the one furthest on in the order of {@link MatchState}, of two such the one
 * detected later. Rows come in no order, so their place in the table says nothing.
 */
final class LatestStates {

    private static final Comparator<Map<String, @Nullable Object>> ORDER =
            Comparator.comparing(LatestStates::state).thenComparing(row -> (Instant) value(row, "detected_at"));

    private final Map<String, Map<String, @Nullable Object>> latest = new TreeMap<>();

    void add(Map<String, @Nullable Object> row) {
        latest.merge(
                (String) value(row, "match_id"), row, (one, other) -> ORDER.compare(one, other) >= 0 ? one : other);
    }

    /** One row per match, by match id. */
    Collection<Map<String, @Nullable Object>> rows() {
        return latest.values();
    }

    private static MatchState state(Map<String, @Nullable Object> row) {
        return MatchState.valueOf(((String) value(row, "state")).toUpperCase(Locale.ROOT));
    }

    private static Object value(Map<String, @Nullable Object> row, String column) {
        Object value = row.get(column);
        if (value == null) {
            throw new IllegalStateException("a row of friction lacks " + column);
        }
        return value;
    }
}
