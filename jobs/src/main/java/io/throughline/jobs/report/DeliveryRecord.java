package io.throughline.jobs.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attempts to deliver webhooks, the latest first, and how many messages arrived. */
final class DeliveryRecord {

    private static final int SHOWN = 50;

    private final List<Map<String, @Nullable Object>> attempts;

    private DeliveryRecord(List<Map<String, @Nullable Object>> attempts) {
        this.attempts = attempts;
    }

    static DeliveryRecord of(List<Map<String, @Nullable Object>> rows) {
        return new DeliveryRecord(rows.stream()
                .sorted(Comparator.comparing((Map<String, @Nullable Object> row) -> Cells.time(row, "attempted_at"))
                        .reversed())
                .toList());
    }

    Map<String, Object> model() {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("any", !attempts.isEmpty());
        model.put("attempts", Cells.count(attempts.size()));
        model.put("messages", Cells.count(distinct(attempts)));
        model.put(
                "delivered",
                Cells.count(distinct(attempts.stream()
                        .filter(attempt -> Cells.text(attempt, "outcome").equals("delivered"))
                        .toList())));
        model.put("more", attempts.size() > SHOWN);
        model.put("shown", SHOWN);
        model.put(
                "rows", attempts.stream().limit(SHOWN).map(DeliveryRecord::row).toList());
        return model;
    }

    private static long distinct(List<Map<String, @Nullable Object>> attempts) {
        return attempts.stream()
                .map(attempt -> Cells.text(attempt, "message_id"))
                .distinct()
                .count();
    }

    private static Map<String, Object> row(Map<String, @Nullable Object> attempt) {
        String status = Cells.text(attempt, "status_code");
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("type", Cells.text(attempt, "type"));
        row.put("endpoint", Cells.text(attempt, "endpoint"));
        row.put("attempt", Cells.text(attempt, "attempt"));
        row.put("at", Cells.minute(Cells.time(attempt, "attempted_at")));
        row.put("outcome", Cells.text(attempt, "outcome"));
        row.put("good", Cells.text(attempt, "outcome").equals("delivered"));
        row.put("answer", status.isEmpty() ? Cells.text(attempt, "error") : "HTTP " + status);
        row.put("took", Cells.count(Cells.number(attempt, "duration_ms")) + " ms");
        return row;
    }
}
