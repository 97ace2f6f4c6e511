package io.throughline.domain.table;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One table of the lakehouse, as its file in {@code tables/} describes it; DDL, exports and the dictionary follow.
 *
 * @param name lower-case snake_case
 * @param about what one row is
 * @param owner team that answers for it
 * @param key columns that identify a row
 * @param partitionByDay timestamp column whose day partitions the table, null for none
 * @param sort columns that rows are sorted by within a file
 * @param columns in order; columns are only ever added, at the end
 */
public record Table(
        String name,
        String about,
        String owner,
        List<String> key,
        @Nullable String partitionByDay,
        List<String> sort,
        List<Column> columns) {

    public Table {
        requireNonNull(name, "name");
        requireNonNull(about, "about");
        requireNonNull(owner, "owner");
        key = List.copyOf(key);
        sort = List.copyOf(sort);
        columns = List.copyOf(columns);
    }

    /** Whether its rows are results of batch runs, each row with the id of its run; else facts, appended by streams. */
    public boolean ofRuns() {
        return columns.stream().anyMatch(column -> column.name().equals("run_id"));
    }
}
