package io.throughline.connectors.lakehouse;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table {@code runs}: a batch run in one of its two states.
 *
 * @param runId from as_of and the number of the run, for example {@code value-20260301T000000Z-1}
 * @param asOf up to which data counts
 * @param number 1 for the first run with this as_of
 * @param published whether readers see its rows; else it is audited, and will be
 * @param rowCounts rows that it wrote, by table
 * @param snapshots snapshot that holds its rows, by table
 * @param inputs snapshot that it read, by table
 */
public record RunRecord(
        String runId,
        Instant asOf,
        int number,
        boolean published,
        Map<String, Long> rowCounts,
        Map<String, Long> snapshots,
        Map<String, Long> inputs) {

    static final String TABLE = "runs";

    public RunRecord {
        requireNonNull(runId, "runId");
        requireNonNull(asOf, "asOf");
        rowCounts = Map.copyOf(rowCounts);
        snapshots = Map.copyOf(snapshots);
        inputs = Map.copyOf(inputs);
    }

    RunRecord nowPublished() {
        return new RunRecord(runId, asOf, number, true, rowCounts, snapshots, inputs);
    }

    Map<String, @Nullable Object> row() {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("run_id", runId);
        row.put("as_of", asOf);
        row.put("run_number", number);
        row.put("status", published ? "published" : "audited");
        row.put("tables", snapshots.keySet().stream().sorted().toList());
        row.put("row_counts", text(rowCounts));
        row.put("snapshots", text(snapshots));
        row.put("input_snapshots", text(inputs));
        return row;
    }

    static RunRecord of(Map<String, @Nullable Object> row) {
        return new RunRecord(
                (String) value(row, "run_id"),
                (Instant) value(row, "as_of"),
                (Integer) value(row, "run_number"),
                value(row, "status").equals("published"),
                numbers(row, "row_counts"),
                numbers(row, "snapshots"),
                numbers(row, "input_snapshots"));
    }

    private static Map<String, String> text(Map<String, Long> numbers) {
        Map<String, String> text = new TreeMap<>();
        numbers.forEach((name, number) -> text.put(name, number.toString()));
        return text;
    }

    private static Map<String, Long> numbers(Map<String, @Nullable Object> row, String column) {
        Map<String, Long> numbers = new TreeMap<>();
        ((Map<?, ?>) value(row, column))
                .forEach((name, number) -> numbers.put(name.toString(), Long.valueOf(number.toString())));
        return numbers;
    }

    private static Object value(Map<String, @Nullable Object> row, String column) {
        return requireNonNull(row.get(column), () -> "a row of runs lacks " + column);
    }
}
