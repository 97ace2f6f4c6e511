package io.throughline.connectors.lakehouse;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.AppendFiles;
import org.jspecify.annotations.Nullable;

/** The log of batch runs: which were decided, and which of them readers see. */
public final class Runs {

    private static final Comparator<RunRecord> LATEST =
            Comparator.comparing(RunRecord::asOf).thenComparing(RunRecord::number);

    private final Lakehouse lakehouse;

    public Runs(Lakehouse lakehouse) {
        this.lakehouse = lakehouse;
    }

    /** The published run with the latest as_of, of several with one as_of the last; empty if none is published. */
    public Optional<RunRecord> latest() {
        return published().max(LATEST);
    }

    /** The rows of {@code table} that {@code run} wrote, whatever has been published since. */
    public List<Map<String, @Nullable Object>> rows(RunRecord run, String table) {
        Long snapshot = run.snapshots().get(table);
        if (snapshot == null) {
            return List.of();
        }
        return new LakehouseReader(lakehouse)
                .rows(table, snapshot).stream()
                        .filter(row -> run.runId().equals(row.get("run_id")))
                        .toList();
    }

    /** Runs that were decided and not published yet. */
    List<RunRecord> unpublished() {
        Set<String> published = published().map(RunRecord::runId).collect(Collectors.toSet());
        return all().stream()
                .filter(run -> !published.contains(run.runId()))
                .sorted(LATEST)
                .toList();
    }

    int nextNumber(Instant asOf) {
        return all().stream()
                        .filter(run -> run.asOf().equals(asOf))
                        .mapToInt(RunRecord::number)
                        .max()
                        .orElse(0)
                + 1;
    }

    /** Adds one row, in one commit. */
    void add(RunRecord run) {
        org.apache.iceberg.Table table = lakehouse.table(RunRecord.TABLE);
        AppendFiles append = table.newAppend();
        DataFiles.write(table, Tables.rowsOf(RunRecord.TABLE), List.of(run.row()))
                .forEach(append::appendFile);
        append.commit();
    }

    private Stream<RunRecord> published() {
        return all().stream().filter(RunRecord::published);
    }

    private List<RunRecord> all() {
        return lakehouse.hasTable(RunRecord.TABLE)
                ? new LakehouseReader(lakehouse)
                        .rows(RunRecord.TABLE).stream().map(RunRecord::of).toList()
                : List.of();
    }
}
