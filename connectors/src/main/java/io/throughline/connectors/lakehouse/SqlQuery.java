package io.throughline.connectors.lakehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.table.api.SqlParserException;
import org.apache.flink.table.api.TableException;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.catalog.ResolvedSchema;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.jspecify.annotations.Nullable;

/** The result of one SELECT over the lakehouse. Close it to end the query. */
public final class SqlQuery implements AutoCloseable {

    private final List<String> columns;
    private final CloseableIterator<Row> rows;

    private SqlQuery(List<String> columns, CloseableIterator<Row> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Runs {@code select} in this process.
     *
     * @throws IllegalArgumentException if it is no query, names what is not there or asks what SQL cannot do
     */
    public static SqlQuery run(LakehouseSettings settings, String select) {
        try {
            TableResult result =
                    LakehouseSql.environment(settings).sqlQuery(select).execute();
            ResolvedSchema schema = result.getResolvedSchema();
            return new SqlQuery(schema.getColumnNames(), result.collect());
        } catch (SqlParserException | ValidationException | TableException | UnsupportedOperationException refused) {
            throw new IllegalArgumentException("cannot run " + select + ": " + reason(refused), refused);
        }
    }

    /** Names of the result's columns, in order. */
    public List<String> columns() {
        return columns;
    }

    /** The rows, once: a value for each column, times as {@code Instant}, lists and maps as such, null for nothing. */
    public Iterator<List<@Nullable Object>> rows() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public List<@Nullable Object> next() {
                return values(rows.next());
            }
        };
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (Exception failed) {
            throw new IllegalStateException("the query could not be ended", failed);
        }
    }

    private static List<@Nullable Object> values(Row row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < row.getArity(); i++) {
            Object value = row.getField(i);
            values.add(value instanceof Object[] array ? Arrays.asList(array) : value);
        }
        return values;
    }

    private static String reason(Throwable refused) {
        Throwable innermost = refused;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String message = innermost.getMessage();
        return message == null ? innermost.toString() : message;
    }
}
