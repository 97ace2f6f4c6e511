package io.throughline.jobs.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a run's tables, as they grow. */
final class ResultRows {

    /** Stands for all values of a dimension. */
    private static final int SCALE = 4;

    private final Instant asOf;
    private final String runId;
    private final Map<String, List<Map<String, @Nullable Object>>> tables = new LinkedHashMap<>();

    ResultRows(Instant asOf, String runId) {
        this.asOf = asOf;
        this.runId = runId;
    }

    /** A table of this run, even if it gets no rows. */
    void table(String name) {
        tables.computeIfAbsent(name, table -> new ArrayList<>());
    }

    /** A new row of {@code table}. */
    Row add(String table) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("as_of", asOf);
        row.put("run_id", runId);
        tables.computeIfAbsent(table, name -> new ArrayList<>()).add(row);
        return new Row(row);
    }

    /** Rows by table. */
    Map<String, List<Map<String, @Nullable Object>>> all() {
        return tables;
    }

    List<Map<String, @Nullable Object>> of(String table) {
        return tables.getOrDefault(table, List.of());
    }

    /** An amount as the tables hold it. */
    static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(SCALE, RoundingMode.HALF_UP);
    }

    /** Columns of one row. */
    record Row(Map<String, @Nullable Object> columns) {

        Row with(String column, @Nullable Object value) {
            columns.put(column, value);
            return this;
        }

        Row money(String column, @Nullable Double amount) {
            return with(column, amount == null ? null : ResultRows.money(amount));
        }

        Row time(String column, @Nullable Long millis) {
            return with(column, millis == null ? null : Instant.ofEpochMilli(millis));
        }
    }
}
