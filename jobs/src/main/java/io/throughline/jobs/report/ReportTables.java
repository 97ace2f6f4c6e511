package io.throughline.jobs.report;

import io.throughline.connectors.lakehouse.Lakehouse;
import io.throughline.connectors.lakehouse.LakehouseReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;

/** The tables as the report reads them: only the columns it asks for; a table that is missing has no rows. */
interface ReportTables {

    /** Hands over the rows in which {@code column} is {@code value}, of all rows if {@code column} is null. */
    void forEach(
            String table,
            Set<String> columns,
            @Nullable String column,
            @Nullable String value,
            Consumer<Map<String, @Nullable Object>> consumer);

    static ReportTables of(Lakehouse lakehouse) {
        LakehouseReader reader = new LakehouseReader(lakehouse);
        return (table, columns, column, value, consumer) -> {
            if (lakehouse.hasTable(table)) {
                Expression filter = column == null ? Expressions.alwaysTrue() : Expressions.equal(column, value);
                reader.forEach(table, columns, filter, consumer);
            }
        };
    }

    default void forEach(String table, Set<String> columns, Consumer<Map<String, @Nullable Object>> consumer) {
        forEach(table, columns, null, null, consumer);
    }

    default List<Map<String, @Nullable Object>> rows(String table, String... columns) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        forEach(table, Set.of(columns), rows::add);
        return rows;
    }

    /** Of a table of batch runs, the rows of the run that was published last; none if no run was. */
    default List<Map<String, @Nullable Object>> latest(String table, String... columns) {
        String run = rows("runs", "run_id", "as_of", "run_number", "status").stream()
                .filter(row -> Cells.text(row, "status").equals("published"))
                .max(Comparator.comparing((Map<String, @Nullable Object> row) -> Cells.time(row, "as_of"))
                        .thenComparing(row -> Cells.number(row, "run_number")))
                .map(row -> Cells.text(row, "run_id"))
                .orElse(null);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        if (run != null) {
            forEach(table, Set.of(columns), "run_id", run, rows::add);
        }
        return rows;
    }
}
