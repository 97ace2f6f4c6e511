package io.throughline.jobs.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of table rows. */
final class Cells {

    private Cells() {}

    /** The text in {@code column}, empty where there is none. */
    static String text(Map<String, @Nullable Object> row, String column) {
        Object value = row.get(column);
        return value == null ? "" : value.toString();
    }

    static @Nullable String textOrNull(Map<String, @Nullable Object> row, String column) {
        Object value = row.get(column);
        return value == null ? null : value.toString();
    }

    static long number(Map<String, @Nullable Object> row, String column) {
        return row.get(column) instanceof Number number ? number.longValue() : 0;
    }

    static double fraction(Map<String, @Nullable Object> row, String column) {
        return row.get(column) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** The amount in {@code column}, null where there is none. */
    static @Nullable BigDecimal money(Map<String, @Nullable Object> row, String column) {
        return row.get(column) instanceof BigDecimal amount ? amount : null;
    }

    /** The amount in {@code column}, nothing where there is none. */
    static BigDecimal sum(Map<String, @Nullable Object> row, String column) {
        BigDecimal amount = money(row, column);
        return amount == null ? BigDecimal.ZERO : amount;
    }

    /** The time in {@code column}; the earliest of all where there is none. */
    static Instant time(Map<String, @Nullable Object> row, String column) {
        return row.get(column) instanceof Instant time ? time : Instant.MIN;
    }

    static List<String> texts(Map<String, @Nullable Object> row, String column) {
        return row.get(column) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
