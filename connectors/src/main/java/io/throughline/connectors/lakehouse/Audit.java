package io.throughline.connectors.lakehouse;

import io.throughline.domain.table.Column;
import io.throughline.domain.table.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold of the rows of a run before readers see them, whatever the table. */
final class Audit {

    private static final String SHARE = "0 to 1";

    private Audit() {}

    /**
     * All that is wrong with {@code rows}, read back from the branch; empty if nothing is.
     *
     * @param written how many rows the run wrote
     */
    static List<String> problems(Table table, List<Map<String, @Nullable Object>> rows, String runId, int written) {
        List<String> problems = new ArrayList<>();
        if (rows.size() != written) {
            problems.add(table.name() + " holds " + rows.size() + " rows of this as_of, " + written + " were written");
        }
        Set<List<@Nullable Object>> keys = new HashSet<>();
        for (Map<String, @Nullable Object> row : rows) {
            List<@Nullable Object> key = new ArrayList<>();
            table.key().forEach(column -> key.add(row.get(column)));
            if (!keys.add(key)) {
                problems.add(table.name() + " has the key " + key + " twice");
            }
            if (!runId.equals(row.get("run_id"))) {
                problems.add(table.name() + " has a row of the run " + row.get("run_id") + " at " + key);
            }
            table.columns().forEach(column -> check(table, column, row.get(column.name()), key, problems));
        }
        return problems;
    }

    private static void check(Table table, Column column, @Nullable Object value, List<?> key, List<String> problems) {
        if (value instanceof Double number
                && (!Double.isFinite(number) || (SHARE.equals(column.unit()) && (number < 0 || number > 1)))) {
            problems.add(table.name() + "." + column.name() + " is " + number + " at " + key + ", expected "
                    + (SHARE.equals(column.unit()) ? "a number from 0 to 1" : "a finite number"));
        }
    }
}
