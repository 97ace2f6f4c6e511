package io.throughline.connectors.formats;

import static io.throughline.connectors.formats.Reading.event;
import static io.throughline.connectors.formats.Reading.failure;
import static io.throughline.connectors.formats.Reading.record;
import static io.throughline.connectors.formats.Reading.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.FailedEvent;
import io.throughline.domain.event.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                 | empty
            '   '              | empty
            <html></html>      | not_json
            {"a":              | not_json
            {} {}              | not_json
            42                 | not_an_object
            null               | not_an_object
            "text"             | not_an_object
            [{"event_id":"e"}] | not_an_object
            {}                 | no_event_type
            {"event_type":"x"} | no_event_time
            """)
    void namesTheReasonOfAFailure(String record, String reason) {
        assertThat(failure(utf8(record)).reason()).isEqualTo(reason);
    }

    @Test
    void keepsAFailureWholeAndEncrypted() {
        byte[] secret = utf8("{\"email\":\"someone@example.org\"");

        FailedEvent failure = failure(secret);

        assertThat(Reading.CIPHER.decrypt(failure.payload())).isEqualTo(secret);
        assertThat(failure.keyId()).isEqualTo("k1");
        assertThat(failure.source()).isEqualTo("shop");
        assertThat(failure.sourceFormat()).isEqualTo("native");
        assertThat(failure.rawRef()).isEqualTo("test#1");
        assertThat(failure.detail()).doesNotContain("someone").startsWith("malformed JSON at line 1");
        assertThat(failure.failureId()).hasSize(26).isEqualTo(failure(secret).failureId());
    }

    @Test
    void refusesWhatIsNoUtf8() {
        byte[] latin1 = record("\"user_id\":\"Zoë\"").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(failure(latin1).reason()).isEqualTo("not_utf8");
        assertThat(failure(new byte[] {'{', (byte) 0xc0, (byte) 0xaf, '}'}).reason())
                .isEqualTo("not_utf8");
        assertThat(failure("{}".getBytes(StandardCharsets.UTF_16)).reason()).isEqualTo("not_utf8");
    }

    @Test
    void passesOverAByteOrderMark() {
        assertThat(event("\ufeff" + record("")).identity().eventId()).isEqualTo("e1");
    }

    @Test
    void boundsSizeAndDepth() {
        String blob = "\"properties\":{\"blob\":\"" + "x".repeat(Limits.RECORD_BYTES) + "\"}";
        assertThat(failure(utf8(record(blob))).reason()).isEqualTo("too_large");
        assertThat(failure(utf8(record("\"a\":" + "[".repeat(3000) + "]".repeat(3000))))
                        .reason())
                .isEqualTo("too_deep");
        assertThat(failure(utf8(record("\"a\":" + "{\"a\":".repeat(3000) + "1" + "}".repeat(3000))))
                        .reason())
                .isEqualTo("too_deep");
        assertThat(failure(utf8(record("\"amount\":" + "9".repeat(2000)))).reason())
                .isEqualTo("too_large");
        assertThat(failure(utf8(record("\"amount\":1e9999999999"))).reason()).isEqualTo("too_large");
        assertThat(failure(utf8(record("\"user_id\":\"" + "x".repeat(257) + "\"")))
                        .reason())
                .isEqualTo("id_too_long");
    }

    @Test
    void boundsPropertiesAndSaysSo() {
        StringBuilder many = new StringBuilder("\"properties\":{\"long\":\"" + "x".repeat(9000) + "\"");
        for (int i = 0; i < 5000; i++) {
            many.append(",\"k").append(i).append("\":").append(i);
        }

        CustomerEvent event = event(record(many + "}"));

        assertThat(event.trust().properties()).hasSize(200);
        assertThat(event.trust().properties().get("long")).hasSize(8192);
        assertThat(event.trust().qualityFlags()).containsExactly("properties_truncated");
    }

    @Test
    void derivesTheIdOfAnEventFromItsSourceAndBytes() {
        String nameless = record("\"event_id\":\"\"");

        assertThat(event(nameless).identity().derived()).isTrue();
        assertThat(event(nameless).identity().eventId())
                .hasSize(26)
                .isEqualTo(event(nameless).identity().eventId());
        assertThat(event(nameless).identity().eventId())
                .isNotEqualTo(event(nameless + " ").identity().eventId());
    }

    @Test
    void keepsTheOwnBytesOfEachElementOfABatch() {
        RecordReader reader = Reading.by(Format.shipped("segment"), ReceivedAt.eventTime());
        String good =
                "{\"type\":\"page\",\"messageId\":\"m1\",\"userId\":\"ü\",\"timestamp\":\"2026-03-01T12:00:00Z\"}";
        String batch = "{\"batch\": [ " + good + " , {\"type\":\"page\"} ,\"é\", 7.5e1,[1,2]]}";

        List<Parsed> parsed = Reading.all(reader, new RawRecord(utf8(batch), null, "raw/0@7"));

        assertThat(parsed).hasSize(5);
        assertThat(event(parsed.get(0)).who().customerId()).isEqualTo("ü");
        assertThat(parsed.subList(1, 5))
                .extracting(failed ->
                        new String(Reading.CIPHER.decrypt(failed.failure().payload()), StandardCharsets.UTF_8))
                .containsExactly("{\"type\":\"page\"}", "\"é\"", "7.5e1", "[1,2]");
        assertThat(parsed.subList(1, 5))
                .extracting(failed -> failed.failure().reason())
                .containsExactly("no_event_time", "not_an_object", "not_an_object", "not_an_object");
    }

    @Test
    void refusesABatchOfNothing() {
        RecordReader reader = Reading.by(Format.shipped("segment"), ReceivedAt.eventTime());

        assertThat(Reading.one(reader, utf8("{\"batch\":[]}")).failure().reason())
                .isEqualTo("empty_batch");
        assertThat(Reading.one(reader, utf8("{\"batch\":{}}")).failure().reason())
                .isEqualTo("no_event_type");
    }

    @Test
    void readsCellsWithAndWithoutHeader() {
        RecordReader reader = Reading.by(Format.shipped("snowplow-enriched"), ReceivedAt.eventTime());
        byte[] header = utf8("event_id\tevent\tcollector_tstamp\tuser_id\tmade_up");

        assertThat(reader.afterHeader(utf8("1\tpage_view\t2026-03-01 12:00:00\tu1\tx")))
                .isEmpty();
        assertThat(reader.afterHeader(utf8("{\"event_id\":\"1\"}"))).isEmpty();
        assertThat(reader.afterHeader(new byte[] {(byte) 0xff})).isEmpty();
        RecordReader named = reader.afterHeader(header).orElseThrow();
        CustomerEvent event = event(Reading.one(named, utf8("1\tpage_view\t2026-03-01 12:00:00\tu1\tx")));
        assertThat(event.who().customerId()).isEqualTo("u1");
        assertThat(event.trust().properties()).containsEntry("made_up", "x");
        assertThat(Reading.one(reader, utf8("1\tpage_view")).failure().detail()).isEqualTo("2 cells, expected 131");
        assertThat(Reading.one(reader, utf8(" ")).failure().reason()).isEqualTo("empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "segment", "snowplow-enriched"})
    void neverThrowsWhateverTheBytes(String format) {
        RecordReader reader = Reading.by(Format.shipped(format), ReceivedAt.eventTime());
        Random random = new Random(20260301);
        List<Parsed> parsed = new ArrayList<>();
        int answered = 0;
        for (int i = 0; i < 4_000; i++) {
            byte[] bytes = i % 4 == 0 ? noise(random) : mutated(random, format);
            int before = parsed.size();
            reader.read(new RawRecord(bytes, null, "fuzz#" + i), parsed::add);
            answered += parsed.size() > before ? 1 : 0;
        }
        assertThat(answered).isEqualTo(4_000);
        assertThat(parsed).anyMatch(p -> p.event() != null).anyMatch(p -> p.failure() != null);
        assertThat(parsed)
                .noneMatch(p -> p.failure() != null && p.failure().reason().equals("unreadable"));
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A record of the format's own tests with a few bytes changed, left out or doubled. */
    private static byte[] mutated(Random random, String format) {
        List<FormatTest> tests = SAMPLES.get(format);
        byte[] bytes = tests.get(random.nextInt(tests.size())).raw().clone();
        String hostile = "{}[]\",:\\\t\0-+.eE0123456789\u00ff";
        for (int n = random.nextInt(4); n >= 0 && bytes.length > 2; n--) {
            int at = random.nextInt(bytes.length - 1);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) hostile.charAt(random.nextInt(hostile.length()));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes = java.util.Arrays.copyOf(bytes, at + 1);
                default -> System.arraycopy(bytes, at, bytes, at + 1, bytes.length - at - 1);
            }
        }
        return bytes;
    }

    private static final java.util.Map<String, List<FormatTest>> SAMPLES = Format.allShipped().stream()
            .collect(java.util.stream.Collectors.toMap(
                    Format::name, format -> format.definition().tests()));
}
