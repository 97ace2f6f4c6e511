package io.throughline.connectors.lakehouse;

import io.throughline.domain.table.RowMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.flink.sink.RowDataTaskWriterFactory;
import org.apache.iceberg.io.TaskWriter;

/** Writes Parquet files of a table from a plain process; what commits them makes them part of the table. */
final class DataFiles {

    private static final long TARGET_BYTES = 128L * 1024 * 1024;

    private DataFiles() {}

    static <T> List<DataFile> write(org.apache.iceberg.Table table, RowMapping<T> mapping, List<T> items) {
        ToRowData<T> conversion = new ToRowData<>(mapping, Tables.named(mapping.table()));
        RowDataTaskWriterFactory writers = new RowDataTaskWriterFactory(
                table,
                FlinkSchemaUtil.convert(table.schema()),
                TARGET_BYTES,
                FileFormat.PARQUET,
                table.properties(),
                List.of(),
                false);
        writers.initialize(0, 0);
        try (TaskWriter<RowData> writer = writers.create()) {
            for (T item : items) {
                writer.write(conversion.map(item));
            }
            return List.of(writer.dataFiles());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write to table " + mapping.table(), failed);
        }
    }
}
