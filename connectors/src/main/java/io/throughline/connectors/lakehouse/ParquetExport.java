package io.throughline.connectors.lakehouse;

import io.throughline.domain.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.jspecify.annotations.Nullable;

/**
 * The lakehouse as plain Parquet files, one per table, for tools that know no catalog: {@code export/TABLE.parquet}.
 *
 * <p>Matches are reduced to their last state, and of results there are those of the latest run; these are held in memory
 * for it. The folder is built aside and takes its place by renaming: whoever opens it finds either the old export or the new one, whole.
 */
public final class ParquetExport {

    private ParquetExport() {}

    /**
     * Writes the folder {@code export} in {@code out}.
     *
     * @return rows written, by table
     */
    public static Map<String, Long> write(Lakehouse lakehouse, Path out) {
        try {
            return new ReplacedFolder(out, "export").replace(folder -> {
                Map<String, Long> counts = new LinkedHashMap<>();
                for (Table table : Tables.all()) {
                    if (lakehouse.hasTable(table.name())) {
                        Path file = folder.resolve(table.name() + ".parquet");
                        counts.put(table.name(), write(lakehouse, table, file));
                    }
                }
                return counts;
            });
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot export the lakehouse to " + out, failed);
        }
    }

    private static long write(Lakehouse lakehouse, Table table, Path file) throws IOException {
        Schema schema = AvroTable.schema(table);
        try (RowWriter writer = new RowWriter(schema, file)) {
            LakehouseReader reader = new LakehouseReader(lakehouse);
            if (table.name().equals("friction")) {
                LatestStates latest = new LatestStates();
                reader.forEach(table.name(), latest::add);
                latest.rows().forEach(writer);
            } else if (table.ofRuns() && !table.name().equals(RunRecord.TABLE)) {
                Runs runs = new Runs(lakehouse);
                runs.latest().ifPresent(run -> runs.rows(run, table.name()).forEach(writer));
            } else {
                reader.forEach(table.name(), writer);
            }
            return writer.rows;
        }
    }

    private static final class RowWriter implements Consumer<Map<String, @Nullable Object>>, AutoCloseable {

        private final Schema schema;
        private final ParquetWriter<GenericRecord> parquet;
        private long rows;

        RowWriter(Schema schema, Path file) throws IOException {
            ParquetConfiguration configuration = new PlainParquetConfiguration();
            // The three-level lists that every other reader expects.
            configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
            this.schema = schema;
            this.parquet = AvroParquetWriter.<GenericRecord>builder(new LocalOutputFile(file))
                    .withConf(configuration)
                    .withSchema(schema)
                    .withDataModel(AvroTable.model())
                    .withCompressionCodec(CompressionCodecName.ZSTD)
                    .build();
        }

        @Override
        public void accept(Map<String, @Nullable Object> row) {
            try {
                parquet.write(AvroTable.record(schema, row));
                rows++;
            } catch (IOException failed) {
                throw new UncheckedIOException("cannot write a row of " + schema.getName(), failed);
            }
        }

        @Override
        public void close() throws IOException {
            parquet.close();
        }
    }
}
