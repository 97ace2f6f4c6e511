package io.throughline.connectors.lakehouse;

import io.throughline.domain.table.RowMapping;
import java.util.List;
import java.util.OptionalLong;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotAncestryValidator;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Appends rows from a plain process, exactly once.
 *
 * <p>Each append carries a position of its writer, for example the last sequence number that it holds; the position
 * stands in the summary of the snapshot that the append makes, so both become visible in one commit.
 */
public final class LakehouseWriter {

    private static final String PROPERTY = "throughline.position.";

    private final Lakehouse lakehouse;

    public LakehouseWriter(Lakehouse lakehouse) {
        this.lakehouse = lakehouse;
    }

    /** The last position that {@code writer} has written to {@code table}; empty if it has written nothing. */
    public OptionalLong position(String table, String writer) {
        return position(SnapshotUtil.currentAncestors(lakehouse.table(table)), writer);
    }

    /**
     * Appends {@code items} in one commit, unless the table holds this position of the writer, or a later one, already.
     *
     * @param position of the last of {@code items}; higher with each append
     * @return whether the rows were written now
     */
    public <T> boolean appendAll(RowMapping<T> mapping, List<T> items, String writer, long position) {
        org.apache.iceberg.Table table = lakehouse.table(mapping.table());
        if (holds(SnapshotUtil.currentAncestors(table), writer, position)) {
            return false;
        }
        List<DataFile> files = DataFiles.write(table, mapping, items);
        AppendFiles append = table.newAppend().set(PROPERTY + writer, Long.toString(position));
        files.forEach(append::appendFile);
        try {
            append.validateWith(new NotYetAt(writer, position)).commit();
            return true;
        } catch (ValidationException writtenMeanwhile) {
            files.forEach(file -> table.io().deleteFile(file.location()));
            if (holds(SnapshotUtil.currentAncestors(lakehouse.table(mapping.table())), writer, position)) {
                return false;
            }
            throw writtenMeanwhile;
        }
    }

    private static boolean holds(Iterable<Snapshot> snapshots, String writer, long position) {
        OptionalLong last = position(snapshots, writer);
        return last.isPresent() && last.getAsLong() >= position;
    }

    private static OptionalLong position(Iterable<Snapshot> newestFirst, String writer) {
        for (Snapshot snapshot : newestFirst) {
            String position = snapshot.summary().get(PROPERTY + writer);
            if (position != null) {
                return OptionalLong.of(Long.parseLong(position));
            }
        }
        return OptionalLong.empty();
    }

    /** Asked again at each try to commit, so that of two equal appends at one moment one fails. */
    private record NotYetAt(String writer, long position) implements SnapshotAncestryValidator {

        @Override
        public boolean validate(Iterable<Snapshot> baseAncestry) {
            return !holds(baseAncestry, writer, position);
        }

        @Override
        public String errorMessage() {
            return "position " + position + " of " + writer + " is written already";
        }
    }
}
