package io.throughline.connectors.files;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroReadSupport;
import org.apache.parquet.hadoop.ParquetReader;
import org.jspecify.annotations.Nullable;

/**
 * Rows of Avro container files and of Parquet files, each as one JSON object: formats that read JSON read them as well.
 *
 * <p>Times become ISO-8601 in UTC, decimals stay exact, bytes become base64.
 */
final class TableRecords implements RawLines {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Gives one row after the other, null after the last. */
    private interface Rows {
        @Nullable
        GenericRecord next() throws IOException;
    }

    private final Rows rows;
    private final Closeable file;

    private TableRecords(Rows rows, Closeable file) {
        this.rows = rows;
        this.file = file;
    }

    /** The rows of an Avro container file. */
    static TableRecords avro(InputStream in) throws IOException {
        DataFileStream<GenericRecord> stream = new DataFileStream<>(in, new GenericDatumReader<>(null, null, values()));
        return new TableRecords(() -> stream.hasNext() ? stream.next() : null, stream);
    }

    /**
     * The rows of a Parquet file.
     *
     * @param length of the file in bytes
     */
    static TableRecords parquet(FSDataInputStream in, long length) throws IOException {
        Configuration plain = new Configuration(false);
        plain.setBoolean(AvroReadSupport.READ_INT96_AS_FIXED, true);
        ParquetReader<GenericRecord> reader = AvroParquetReader.<GenericRecord>builder(new ParquetInput(in, length))
                .withDataModel(values())
                .withConf(plain)
                .build();
        return new TableRecords(reader::read, reader);
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        try {
            GenericRecord row = rows.next();
            return row == null ? null : JSON.writeValueAsBytes(object(row));
        } catch (RuntimeException damaged) {
            throw new IOException("a damaged file", damaged);
        }
    }

    private static GenericData values() {
        GenericData values = new GenericData();
        values.addLogicalTypeConversion(new Conversions.DecimalConversion());
        values.addLogicalTypeConversion(new TimeConversions.DateConversion());
        values.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
        values.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        values.addLogicalTypeConversion(new TimeConversions.LocalTimestampMillisConversion());
        values.addLogicalTypeConversion(new TimeConversions.LocalTimestampMicrosConversion());
        return values;
    }

    private static Map<String, @Nullable Object> object(GenericRecord row) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (Schema.Field field : row.getSchema().getFields()) {
            object.put(field.name(), plain(row.get(field.pos())));
        }
        return object;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof GenericRecord row) {
            return object(row);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> plain = new ArrayList<>();
            list.forEach(element -> plain.add(plain(element)));
            return plain;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((key, element) -> plain.put(String.valueOf(key), plain(element)));
            return plain;
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
        if (value instanceof GenericFixed fixed) {
            return fixed.bytes();
        }
        if (value == null || value instanceof Boolean || value instanceof Number) {
            return value;
        }
        return value.toString();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
