package io.throughline.connectors.lakehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables through their metadata: the rows of the current snapshot and nothing else. A row maps column names, in
 * order, to values of the Java types that {@link io.throughline.domain.table.ColumnType} names.
 */
public final class LakehouseReader {

    private final Lakehouse lakehouse;

    public LakehouseReader(Lakehouse lakehouse) {
        this.lakehouse = lakehouse;
    }

    /** All rows of {@code table}, in no order; for tables that fit in memory. */
    public List<Map<String, @Nullable Object>> rows(String table) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        forEach(table, rows::add);
        return rows;
    }

    /** The rows of {@code table} in one of its snapshots, in no order. */
    public List<Map<String, @Nullable Object>> rows(String table, long snapshot) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        read(table, IcebergGenerics.read(lakehouse.table(table)).useSnapshot(snapshot), rows::add);
        return rows;
    }

    /** Hands over the rows of {@code table} one by one, in no order. */
    public void forEach(String table, Consumer<Map<String, @Nullable Object>> consumer) {
        read(table, IcebergGenerics.read(lakehouse.table(table)), consumer);
    }

    /**
     * Hands over the rows of {@code table} that {@code filter} holds for, one by one, in no order: {@code columns} alone,
     * so that the others are not even read.
     */
    public void forEach(
            String table, Set<String> columns, Expression filter, Consumer<Map<String, @Nullable Object>> consumer) {
        read(table, IcebergGenerics.read(lakehouse.table(table)).select(columns).where(filter), consumer);
    }

    private static void read(
            String table, IcebergGenerics.ScanBuilder scan, Consumer<Map<String, @Nullable Object>> consumer) {
        try (CloseableIterable<Record> records = scan.build()) {
            for (Record record : records) {
                consumer.accept(row(record));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read table " + table, failed);
        }
    }

    /** Number of rows of {@code table}, from its metadata. */
    public long count(String table) {
        org.apache.iceberg.Snapshot snapshot = lakehouse.table(table).currentSnapshot();
        return snapshot == null ? 0 : Long.parseLong(snapshot.summary().getOrDefault("total-records", "0"));
    }

    /** The latest time in the timestamp {@code column} of {@code table}, reading that column only; empty without rows. */
    public Optional<Instant> latest(String table, String column) {
        List<Instant> latest = new ArrayList<>();
        read(table, IcebergGenerics.read(lakehouse.table(table)).select(column), row -> {
            if (row.get(column) instanceof Instant time && (latest.isEmpty() || time.isAfter(latest.get(0)))) {
                latest.clear();
                latest.add(time);
            }
        });
        return latest.stream().findFirst();
    }

    private static Map<String, @Nullable Object> row(Record record) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (Types.NestedField field : record.struct().fields()) {
            row.put(field.name(), plain(record.getField(field.name())));
        }
        return row;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
        return value;
    }
}
