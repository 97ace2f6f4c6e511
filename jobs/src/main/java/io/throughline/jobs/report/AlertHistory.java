package io.throughline.jobs.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Alerts with when they fired and when they resolved, the latest first. */
final class AlertHistory {

    private final List<List<Map<String, @Nullable Object>>> alerts;

    private AlertHistory(List<List<Map<String, @Nullable Object>>> alerts) {
        this.alerts = alerts;
    }

    static AlertHistory of(List<Map<String, @Nullable Object>> rows) {
        Map<String, Map<String, @Nullable Object>> once = new LinkedHashMap<>();
        rows.forEach(row -> once.put(Cells.text(row, "message_id"), row));
        List<List<Map<String, @Nullable Object>>> alerts = new ArrayList<>(once.values().stream()
                .sorted(Comparator.comparing(row -> Cells.time(row, "changed_at")))
                .collect(Collectors.groupingBy(
                        row -> Cells.text(row, "alert_id"), LinkedHashMap::new, Collectors.toList()))
                .values());
        alerts.sort(Comparator.comparing(
                        (List<Map<String, @Nullable Object>> states) -> Cells.time(states.get(0), "changed_at"))
                .reversed());
        return new AlertHistory(alerts);
    }

    long fired() {
        return alerts.size();
    }

    long resolved() {
        return alerts.stream().filter(states -> resolvedAt(states) != null).count();
    }

    Map<String, Object> model() {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("any", !alerts.isEmpty());
        model.put("fired", Cells.count(fired()));
        model.put("resolved", Cells.count(resolved()));
        model.put("rows", alerts.stream().map(AlertHistory::row).toList());
        return model;
    }

    private static Map<String, Object> row(List<Map<String, @Nullable Object>> states) {
        Map<String, @Nullable Object> fired = states.get(0);
        Map<String, @Nullable Object> latest = states.get(states.size() - 1);
        Instant firedAt = Cells.time(fired, "changed_at");
        Instant resolvedAt = resolvedAt(states);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("pattern", Cells.words(Cells.text(fired, "pattern")));
        row.put("step", Cells.words(Cells.text(fired, "step")));
        row.put("channel", Cells.text(fired, "channel"));
        row.put("rule", Cells.text(fired, "rule"));
        row.put("severity", Cells.text(fired, "severity"));
        row.put("firing", resolvedAt == null);
        row.put("fired", Cells.minute(firedAt));
        row.put("resolved", resolvedAt == null ? "" : Cells.minute(resolvedAt));
        row.put("lasted", resolvedAt == null ? "" : Cells.span(Duration.between(firedAt, resolvedAt)));
        row.put("matches", Cells.count(Cells.number(fired, "matches")));
        row.put("threshold", Cells.count(Cells.number(fired, "threshold")));
        row.put("customers", Cells.count(Cells.number(latest, "customers")));
        return row;
    }

    private static @Nullable Instant resolvedAt(List<Map<String, @Nullable Object>> states) {
        Map<String, @Nullable Object> latest = states.get(states.size() - 1);
        return Cells.text(latest, "state").equals("resolved") ? Cells.time(latest, "changed_at") : null;
    }
}
