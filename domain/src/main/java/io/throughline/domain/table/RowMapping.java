package io.throughline.domain.table;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a record becomes a row of a table: a value for each column, by name, in the order of the table's file.
 * It travels with the operators that write rows.
 *
 * @param <T> the record
 */
public final class RowMapping<T> implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String table;
    private final List<String> columns;
    private final List<Reader<T>> readers;

    private RowMapping(String table, List<String> columns, List<Reader<T>> readers) {
        this.table = table;
        this.columns = List.copyOf(columns);
        this.readers = List.copyOf(readers);
    }

    /** Starts the mapping for {@code table}. */
    static <T> Builder<T> to(String table) {
        return new Builder<>(table);
    }

    /**
     * The mapping of rows that are maps from column names to values.
     *
     * @param columns of the table, in order; {@link #row} refuses any other name
     */
    public static RowMapping<Map<String, @Nullable Object>> byName(String table, List<String> columns) {
        Builder<Map<String, @Nullable Object>> mapping = to(table);
        Set<String> known = Set.copyOf(columns);
        for (String column : columns) {
            mapping.column(column, row -> {
                if (!known.containsAll(row.keySet())) {
                    throw new IllegalArgumentException(
                            "a row of table " + table + " has the columns " + row.keySet() + ", its file " + columns);
                }
                return row.get(column);
            });
        }
        return mapping.build();
    }

    /** Name of the table. */
    public String table() {
        return table;
    }

    /** Names of the columns, in order. */
    public List<String> columns() {
        return columns;
    }

    /** The row of {@code item}: a value for each column, of the Java type that its {@link ColumnType} names. */
    public @Nullable Object[] row(T item) {
        @Nullable Object[] row = new Object[readers.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = readers.get(i).apply(item);
        }
        return row;
    }

    /** Reads the value of one column. */
    interface Reader<T> extends Function<T, @Nullable Object>, Serializable {}

    static final class Builder<T> {
        private final String table;
        private final List<String> columns = new ArrayList<>();
        private final List<Reader<T>> readers = new ArrayList<>();

        private Builder(String table) {
            this.table = table;
        }

        Builder<T> column(String name, Reader<T> reader) {
            columns.add(name);
            readers.add(reader);
            return this;
        }

        RowMapping<T> build() {
            return new RowMapping<>(table, columns, readers);
        }
    }
}
