package io.throughline.connectors.lakehouse;

import io.throughline.domain.table.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;

/**
 * Results of one batch run on their way to readers: written aside, audited, published together.
 *
 * <p>Each table is written on a branch of its own that bears the run's id; rows of earlier runs with the same as_of are
 * replaced there. When the audit has found nothing, one row in {@code runs} decides: from then on the run will be
 * published, whoever dies. Then every table moves forward to its branch, and a second row says that it is done.
 * {@link #recover} completes a decided run and drops an undecided one. A reader that wants all tables as of one run, even
 * while another is being published, reads them by the snapshots in {@code runs}: {@link Runs#rows}.
 *
 * <p>One run at a time: a second one at the same moment takes away the branches of the first, which then fails unpublished.
 */
public final class Publication {

    private static final String BRANCH = "value-";
    private static final DateTimeFormatter COMPACT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Lakehouse lakehouse;
    private final Runs runs;
    private final Instant asOf;
    private final int number;
    private final String runId;
    private final Map<String, Long> inputs;

    private Publication(Lakehouse lakehouse, Instant asOf, Map<String, Long> inputs) {
        this.lakehouse = lakehouse;
        this.runs = new Runs(lakehouse);
        this.asOf = asOf;
        this.number = runs.nextNumber(asOf);
        this.runId = BRANCH + COMPACT.format(asOf) + "-" + number;
        this.inputs = Map.copyOf(inputs);
    }

    /**
     * Begins a run, after whatever a run that died has left is completed or dropped.
     *
     * @param asOf up to which data counts, whole seconds
     * @param inputs snapshot that the run reads, by table
     */
    public static Publication begin(Lakehouse lakehouse, Instant asOf, Map<String, Long> inputs) {
        recover(lakehouse);
        return new Publication(lakehouse, asOf, inputs);
    }

    /** Completes a run that was decided and not published, drops every one that was not decided. */
    public static void recover(Lakehouse lakehouse) {
        Runs runs = new Runs(lakehouse);
        for (RunRecord decided : runs.unpublished()) {
            finishing(lakehouse, decided).forEach(Runnable::run);
        }
        for (Table table : Tables.all()) {
            if (table.ofRuns() && lakehouse.hasTable(table.name())) {
                Branches.drop(lakehouse.table(table.name()), BRANCH);
            }
        }
    }

    /** Id that the rows of the run carry; the same data in a new lakehouse gives the same id. */
    public String runId() {
        return runId;
    }

    /**
     * Writes, audits and publishes.
     *
     * @param results rows by table, each with the run's {@code as_of} and {@code run_id}
     * @throws IllegalStateException naming all that the audit found; nothing is published then
     */
    public void publish(Map<String, List<Map<String, @Nullable Object>>> results) {
        steps(results).forEach(Runnable::run);
    }

    /** What publishing does, in order; whoever dies does so between two of these, or leaves one as if not begun. */
    List<Runnable> steps(Map<String, List<Map<String, @Nullable Object>>> results) {
        Map<String, Long> snapshots = new TreeMap<>();
        List<Runnable> steps = new ArrayList<>();
        new TreeMap<>(results).forEach((table, rows) -> steps.add(() -> snapshots.put(table, write(table, rows))));
        steps.add(() -> audit(results, snapshots));
        steps.add(() -> runs.add(decided(results, snapshots)));
        results.keySet().stream()
                .sorted()
                .forEach(table -> steps.add(() -> Branches.forward(lakehouse.table(table), runId)));
        steps.add(() -> runs.add(decided(results, snapshots).nowPublished()));
        return steps;
    }

    private static List<Runnable> finishing(Lakehouse lakehouse, RunRecord run) {
        List<Runnable> steps = new ArrayList<>();
        run.snapshots()
                .keySet()
                .forEach(table -> steps.add(() -> Branches.forward(lakehouse.table(table), run.runId())));
        steps.add(() -> new Runs(lakehouse).add(run.nowPublished()));
        return steps;
    }

    private long write(String name, List<Map<String, @Nullable Object>> rows) {
        org.apache.iceberg.Table table = lakehouse.table(name);
        OverwriteFiles overwrite = table.newOverwrite()
                .overwriteByRowFilter(Expressions.equal("as_of", asOf.toEpochMilli() * 1000))
                .toBranch(runId);
        DataFiles.write(table, Tables.rowsOf(name), rows).forEach(overwrite::addFile);
        overwrite.commit();
        table.refresh();
        SnapshotRef branch = table.refs().get(runId);
        if (branch == null) {
            throw new IllegalStateException("another run took away the branch " + runId + " of table " + name);
        }
        return branch.snapshotId();
    }

    private void audit(Map<String, List<Map<String, @Nullable Object>>> results, Map<String, Long> snapshots) {
        List<String> problems = new ArrayList<>();
        LakehouseReader reader = new LakehouseReader(lakehouse);
        snapshots.forEach((table, snapshot) -> {
            List<Map<String, @Nullable Object>> stored = reader.rows(table, snapshot).stream()
                    .filter(row -> asOf.equals(row.get("as_of")))
                    .toList();
            problems.addAll(Audit.problems(
                    Tables.named(table),
                    stored,
                    runId,
                    results.getOrDefault(table, List.of()).size()));
        });
        if (!problems.isEmpty()) {
            throw new IllegalStateException("run " + runId + " is not published: " + String.join("; ", problems));
        }
    }

    private RunRecord decided(Map<String, List<Map<String, @Nullable Object>>> results, Map<String, Long> snapshots) {
        Map<String, Long> counts = new TreeMap<>();
        results.forEach((table, rows) -> counts.put(table, (long) rows.size()));
        return new RunRecord(runId, asOf, number, false, counts, snapshots, inputs);
    }
}
