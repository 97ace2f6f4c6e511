package io.throughline.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.connectors.formats.Format;
import io.throughline.connectors.formats.Reading;
import io.throughline.connectors.formats.ReceivedAt;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.Parsed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.runtime.state.memory.ByteStreamStateHandle;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileReaderTest {

    @TempDir
    Path folder;

    private static final Instant CHANGED = Instant.parse("2026-03-02T00:00:00Z");
    private static final Format NATIVE = Format.shipped("native");
    private static final Format SNOWPLOW = Format.shipped("snowplow-enriched");

    @Test
    void readsEachLineWithItsPlace() {
        List<Parsed> parsed = read(reader(event("e1") + "\r\n\n" + event("e2") + "\n  \n" + event("e3"), NATIVE));

        assertThat(refs(parsed)).containsExactly("x.log#1", "x.log#3", "x.log#4", "x.log#5");
        assertThat(parsed.get(2).failure().reason()).isEqualTo("empty");
        assertThat(parsed.get(3).event().time().receivedAt()).isEqualTo(CHANGED);
    }

    @Test
    void readsNothingFromAnEmptyFile() {
        assertThat(read(reader("", NATIVE))).isEmpty();
        assertThat(read(reader("\n\n", NATIVE))).isEmpty();
    }

    @Test
    void readsTheSameFromGzip() throws IOException {
        String lines = (event("e1") + "\n").repeat(2000);

        assertThat(read(reader(gzip(lines), NATIVE))).hasSize(2000).isEqualTo(read(reader(lines, NATIVE)));
    }

    @Test
    void takesTheColumnsFromAHeaderLine() {
        String line = "s1\tpage_view\t2026-03-01 12:00:00\n";

        List<Parsed> named = read(reader("event_id\tevent\tcollector_tstamp\n" + line + line, SNOWPLOW));
        List<Parsed> nameless = read(reader(line, SNOWPLOW));

        assertThat(refs(named)).containsExactly("x.log#2", "x.log#3");
        assertThat(named.get(0).event().identity().eventId()).isEqualTo("s1");
        assertThat(nameless.get(0).failure().reason()).isEqualTo("wrong_columns");
    }

    @Test
    void readsTheRowsOfAvroAndParquetAsObjects() throws IOException {
        Schema schema = SchemaBuilder.record("r")
                .fields()
                .requiredString("event_id")
                .name("event_time")
                .type(LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG)))
                .noDefault()
                .requiredString("channel")
                .requiredString("event_type")
                .optionalString("user_id")
                .name("amount")
                .type(LogicalTypes.decimal(9, 2).addToSchema(Schema.create(Schema.Type.BYTES)))
                .noDefault()
                .endRecord();
        GenericRecord row = new GenericRecordBuilder(schema)
                .set("event_id", "e1")
                .set("event_time", 1_772_359_200_000_001L)
                .set("channel", "store")
                .set("event_type", "order_completed")
                .set("user_id", "u1")
                .set("amount", ByteBuffer.wrap(new BigInteger("1999").toByteArray()))
                .build();
        ByteArrayOutputStream avro = new ByteArrayOutputStream();
        try (DataFileWriter<GenericRecord> out = new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(schema))) {
            out.create(schema, avro);
            out.append(row);
        }
        Path parquet = folder.resolve("rows.parquet");
        try (ParquetWriter<GenericRecord> out = AvroParquetWriter.<GenericRecord>builder(new LocalOutputFile(parquet))
                .withSchema(schema)
                .build()) {
            out.write(row);
        }
        byte[] damaged = Arrays.copyOf(Files.readAllBytes(parquet), 60);

        for (byte[] file : List.of(avro.toByteArray(), Files.readAllBytes(parquet))) {
            CustomerEvent event = read(reader(file, NATIVE)).get(0).event();
            assertThat(event.time().eventTime()).isEqualTo("2026-03-01T10:00:00.000001Z");
            assertThat(event.who().customerId()).isEqualTo("u1");
            assertThat(event.measures().amount()).isEqualByComparingTo("19.99");
        }
        assertThat(read(reader(damaged, NATIVE)).get(0).failure().reason()).isEqualTo("unreadable_file");
    }

    @Test
    void passesOverAHeaderOfSeveralLinesOneOfThemBroken() {
        List<Parsed> parsed = read(reader(
                "RecordedDate,ResponseId,NPS\n\"Recorded\nDate\",Response,How likely\n{\"\"ImportId\"\":1},{},{}\n"
                        + "2026-03-01 10:00:00,R_1,9\n\"2026-03-01 10:00:00\",R_2,3\n",
                Format.shipped("qualtrics")));

        assertThat(parsed).extracting(each -> each.event().measures().score()).containsExactly(9.0, 3.0);
        assertThat(refs(parsed)).containsExactly("x.log#5", "x.log#6");
    }

    @Test
    void readsARecordOnThroughTheLineBreaksInItsQuotes() {
        Format cases = Format.shipped("crm-cases");
        String good = "42,c1,2026-03-01T10:00:00Z,,,,Phone,\"said:\n\"\"no\"\"\nand left\",,,,,\n";
        String stray = "43,c1,2026-03-01T10:00:00Z,,,,Phone,\"never ends,,,,,\n";
        String next = "44,c1,2026-03-01T10:00:00Z,,,,Phone,x,,,,,\n";

        assertThat(refs(read(reader(good + next, cases)))).containsExactly("x.log#1", "x.log#4");
        List<Parsed> parsed = read(reader(stray + next, cases));
        assertThat(refs(parsed)).containsExactly("x.log#1", "x.log#2");
        assertThat(parsed.get(0).failure()).isNotNull();
        assertThat(parsed.get(1).event().identity().eventId()).isEqualTo("44|opened");
    }

    @Test
    void endsWithAFailureWhereGzipIsBroken() throws IOException {
        byte[] whole = gzip((event("e1") + "\n").repeat(3));
        byte[] cut = Arrays.copyOf(whole, whole.length - 9);

        List<Parsed> parsed = read(reader(cut, NATIVE));
        List<Parsed> headerOnly = read(reader(new byte[] {0x1f, (byte) 0x8b, 8}, NATIVE));

        Parsed last = parsed.get(parsed.size() - 1);
        assertThat(last.failure().reason()).isEqualTo("unreadable_file");
        assertThat(last.failure().detail()).startsWith("the file cannot be read on after line");
        assertThat(headerOnly).hasSize(1);
        assertThat(headerOnly.get(0).failure().rawRef()).isEqualTo("x.log#1");
    }

    @Test
    void cutsALineThatIsLongerThanAnyRecordAndReadsOn() {
        List<Parsed> parsed = read(reader("x".repeat(9 << 20) + "\n" + event("e1"), NATIVE));

        assertThat(parsed.get(0).failure().reason()).isEqualTo("too_large");
        assertThat(parsed.get(0).failure().payload()).hasSize((8 << 20) + 28);
        assertThat(parsed.get(1).event().identity().eventId()).isEqualTo("e1");
    }

    @Test
    void resumesBehindWhatWasReadBefore() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1200; i++) {
            lines.append(event("e" + i)).append('\n');
        }
        List<Parsed> all = read(reader(lines.toString(), NATIVE));
        for (int read : List.of(0, 1, 499, 500, 501, 1199, 1200)) {
            EventFileReader resumed = reader(lines.toString(), NATIVE);
            resumed.skip(read);
            assertThat(read(resumed)).isEqualTo(all.subList(read, 1200));
        }
    }

    private static List<Parsed> read(EventFileReader reader) {
        List<Parsed> parsed = new ArrayList<>();
        for (BulkFormat.RecordIterator<Parsed> batch = reader.readBatch(); batch != null; batch = reader.readBatch()) {
            for (var next = batch.next(); next != null; next = batch.next()) {
                parsed.add(next.getRecord());
            }
        }
        return parsed;
    }

    private static List<String> refs(List<Parsed> parsed) {
        return parsed.stream()
                .map(one -> one.event() == null
                        ? one.failure().rawRef()
                        : one.event().identity().rawRef())
                .toList();
    }

    private static EventFileReader reader(String text, Format format) {
        return reader(text.getBytes(StandardCharsets.UTF_8), format);
    }

    private static EventFileReader reader(byte[] file, Format format) {
        try {
            RawFile raw = new RawFile(new ByteStreamStateHandle("x", file).openInputStream(), file.length);
            return new EventFileReader(raw, "x.log", CHANGED, Reading.by(format, ReceivedAt.fileTime()));
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private static String event(String id) {
        return "{\"event_id\":\"" + id + "\",\"event_time\":\"2026-03-01T12:00:00Z\",\"channel\":\"web\","
                + "\"event_type\":\"page_viewed\",\"anonymous_id\":\"a1\"}";
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
