package io.throughline.alerts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one group had in one window.
 *
 * @param start first instant of the window
 * @param end first instant after it
 * @param matches in the window, 0 or more
 * @param customers profiles affected, at most {@link WindowCount#MAX_CUSTOMERS}
 * @param exposures what is at stake with those of them who have a price
 * @param examples ids of up to {@link WindowCount#MAX_EXAMPLES} matches
 * @param severity the worst seen, null for an empty window
 * @param owner team that owns the pattern, null if unknown
 */
public record GroupWindow(
        AlertGroup group,
        Instant start,
        Instant end,
        long matches,
        Set<String> customers,
        Map<String, Exposure> exposures,
        List<String> examples,
        @Nullable Severity severity,
        @Nullable String owner) {

    public GroupWindow {
        requireNonNull(group, "group");
        requireNonNull(start, "start");
        requireNonNull(end, "end");
        customers = Set.copyOf(customers);
        exposures = Map.copyOf(exposures);
        examples = List.copyOf(examples);
        if (matches < 0 || !start.isBefore(end)) {
            throw new IllegalArgumentException(
                    "need matches >= 0 and start < end, but got " + matches + ", " + start + ", " + end);
        }
    }

    /** A window in which nothing was found. */
    public static GroupWindow empty(AlertGroup group, Instant start, Instant end) {
        return new GroupWindow(group, start, end, 0, Set.of(), Map.of(), List.of(), null, null);
    }
}
