package io.throughline.jobs.report;

import io.throughline.domain.friction.MatchState;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A match as the report counts it: who got stuck where. */
record Match(
        String id,
        String pattern,
        String step,
        String channel,
        String touchpoint,
        String who,
        Instant at,
        String severity,
        String owner,
        List<String> evidence) {

    private static final Comparator<Map<String, @Nullable Object>> FURTHER = Comparator.comparing(
                    (Map<String, @Nullable Object> row) -> state(row))
            .thenComparing(row -> Cells.time(row, "detected_at"));

    /** Of the states of all matches, the last of each counts; the earliest match first. */
    static List<Match> read(ReportTables tables) {
        Map<String, Map<String, @Nullable Object>> last = new HashMap<>();
        for (Map<String, @Nullable Object> row : tables.rows(
                "friction",
                "match_id",
                "pattern",
                "state",
                "profile_id",
                "customer_id",
                "matched_at",
                "detected_at",
                "step",
                "channel",
                "touchpoint",
                "severity",
                "owner",
                "evidence_steps")) {
            last.merge(
                    Cells.text(row, "match_id"), row, (one, other) -> FURTHER.compare(one, other) >= 0 ? one : other);
        }
        return last.values().stream()
                .filter(row -> state(row) != MatchState.AT_RISK && state(row) != MatchState.RETRACTED)
                .map(Match::of)
                .sorted(Comparator.comparing(Match::at).thenComparing(Match::id))
                .toList();
    }

    static long customers(Collection<Match> matches) {
        return matches.stream().map(Match::who).distinct().count();
    }

    private static Match of(Map<String, @Nullable Object> row) {
        String customer = Cells.text(row, "customer_id");
        return new Match(
                Cells.text(row, "match_id"),
                Cells.text(row, "pattern"),
                Cells.text(row, "step"),
                Cells.text(row, "channel"),
                Cells.text(row, "touchpoint"),
                customer.isEmpty() ? Cells.text(row, "profile_id") : customer,
                Cells.time(row, "matched_at"),
                Cells.text(row, "severity"),
                Cells.text(row, "owner"),
                Cells.texts(row, "evidence_steps"));
    }

    private static MatchState state(Map<String, @Nullable Object> row) {
        return MatchState.valueOf(Cells.text(row, "state").toUpperCase(Locale.ROOT));
    }
}
