package io.throughline.jobs.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An alert from its first message to its last. */
record Alert(
        String id,
        String pattern,
        String step,
        String channel,
        String rule,
        String severity,
        Instant fired,
        @Nullable Instant resolved,
        long matches,
        long threshold,
        long customers,
        @Nullable BigDecimal exposed,
        @Nullable BigDecimal atRisk) {

    private static final Comparator<Map<String, @Nullable Object>> EARLIER =
            Comparator.comparing(row -> Cells.time(row, "changed_at"));

    /** The latest first. */
    static List<Alert> read(ReportTables tables) {
        Map<String, List<Map<String, @Nullable Object>>> states = tables
                .rows(
                        "alerts",
                        "message_id",
                        "alert_id",
                        "rule",
                        "state",
                        "pattern",
                        "step",
                        "channel",
                        "changed_at",
                        "matches",
                        "threshold",
                        "customers",
                        "value_exposed",
                        "value_at_risk",
                        "severity")
                .stream()
                .collect(Collectors.groupingBy(
                        row -> Cells.text(row, "alert_id"), LinkedHashMap::new, Collectors.toList()));
        return states.values().stream()
                .map(Alert::of)
                .sorted(Comparator.comparing(Alert::fired).reversed().thenComparing(Alert::id))
                .toList();
    }

    private static Alert of(Collection<Map<String, @Nullable Object>> states) {
        List<Map<String, @Nullable Object>> inOrder =
                states.stream().sorted(EARLIER).toList();
        Map<String, @Nullable Object> first = inOrder.get(0);
        Map<String, @Nullable Object> last = inOrder.get(inOrder.size() - 1);
        boolean over = Cells.text(last, "state").equals("resolved");
        return new Alert(
                Cells.text(first, "alert_id"),
                Cells.text(first, "pattern"),
                Cells.text(first, "step"),
                Cells.text(first, "channel"),
                Cells.text(first, "rule"),
                Cells.text(first, "severity"),
                Cells.time(first, "changed_at"),
                over ? Cells.time(last, "changed_at") : null,
                Cells.number(first, "matches"),
                Cells.number(first, "threshold"),
                Cells.number(last, "customers"),
                Cells.money(last, "value_exposed"),
                Cells.money(last, "value_at_risk"));
    }
}
