package io.throughline.connectors.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.Parsed;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the words of a format file do with records that no shipped format has. */
class FormatLanguageTest {

    @TempDir
    Path folder;

    @Test
    void oneLineBecomesOneEventForEachOfItsTimes() throws Exception {
        RecordReader reader = reader("""
                format: calls
                about: The log of a contact centre.
                reads: tsv
                separator: blanks
                columns: [ call, customer, date, menu, queue_from, queue_to, talk_from, talk_to, outcome ]
                missing: "0:00:00"
                time: { written: "yyMMdd H:mm:ss", zone: Asia/Jerusalem }
                fields:
                  event_id: call
                  customer_id: customer
                  conversation_id: call
                  channel: { value: voice }
                events:
                  queued:
                    time: { join: [ date, queue_from ], with: " ", all: true }
                    fields: { event_type: { value: queue_entered } }
                  gave-up:
                    when: raw.outcome == 'HANG'
                    time: { join: [ date, queue_to ], with: " ", all: true }
                    fields:
                      event_type: { value: call_abandoned }
                      wait_ms: { between: [ { join: [ date, queue_from ], with: " " }, { join: [ date, queue_to ], with: " " } ] }
                  answered:
                    time: { join: [ date, talk_from ], with: " ", all: true }
                    fields: { event_type: { value: agent_connected } }
                """);

        List<CustomerEvent> gaveUp =
                events(reader, "33116   9664491  990101  0:00:31 \t 9:00:05  9:02:35   0:00:00   0:00:00   HANG");
        List<CustomerEvent> answered =
                events(reader, "33117 9664492 990101 0:00:31 0:00:00 0:00:00 9:00:05 9:02:35 AGENT");

        assertThat(gaveUp)
                .extracting(event -> event.identity().eventId())
                .containsExactly("33116|queued", "33116|gave-up");
        assertThat(gaveUp.get(1).time().eventTime()).isEqualTo("1999-01-01T07:02:35Z");
        assertThat(gaveUp.get(1).measures().waitMs()).isEqualTo(150_000);
        assertThat(answered).extracting(event -> event.what().eventType()).containsExactly("agent_connected");
    }

    @Test
    void anEventWithoutAnIdGetsOneForEachOfItsTimes() throws Exception {
        RecordReader reader = reader("""
                format: f
                about: a
                reads: json
                time: { zone: UTC }
                fields: { event_type: { value: ticket_updated } }
                events: { first: { time: a }, second: { time: b } }
                """);

        List<CustomerEvent> events = events(reader, "{\"a\":\"2026-03-01\",\"b\":\"2026-03-02\"}");

        assertThat(events).allMatch(event -> event.identity().derived());
        assertThat(events.get(0).identity().eventId())
                .isNotEqualTo(events.get(1).identity().eventId());
    }

    @Test
    void readsTheCharactersOfAnotherEncoding() throws Exception {
        RecordReader reader = reader("""
                format: old
                about: a
                reads: csv
                separator: ;
                encoding: windows-1252
                columns: [ no, at, town ]
                time: { event: at, written: [ "dd/MM/yyyy hh:mm a", "dd/MM/yyyy" ], zone: UTC }
                fields: { event_id: no, event_type: { value: page_viewed }, touchpoint: town }
                """);
        byte[] line = "1;02/03/2026 09:05 pm;Málaga;".getBytes(Charset.forName("windows-1252"));

        CustomerEvent event = Reading.event(Reading.one(reader, line));

        assertThat(event.where().touchpoint()).isEqualTo("Málaga");
        assertThat(event.time().eventTime()).isEqualTo("2026-03-02T21:05:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            as: decimal_comma | 1.234,56 €  | 1234.5600
            as: decimal_comma | -19,5       | -19.5000
            as: decimal_point | $1,234.56   | 1234.5600
            as: decimal_point | EUR 7       | 7.0000
            as: decimal_comma | seven       |
            as: match ^A-(\\d+) | A-12      | 12.0000
            as: match ^A-(\\d+) | B-12      |
            """)
    void readsNumbersAsPeopleWriteThem(String converter, String written, String amount) throws Exception {
        RecordReader reader = reader("""
                format: f
                about: a
                reads: json
                time: { event: at }
                fields: { event_type: { value: order_completed }, amount: { from: v, %s } }
                """.formatted(converter.replace("as: ", "as: '") + "'"));

        CustomerEvent event = Reading.event(
                Reading.one(reader, Reading.utf8("{\"at\":\"2026-03-01T00:00:00Z\",\"v\":\"" + written + "\"}")));

        assertThat(
                        event.measures().amount() == null
                                ? null
                                : event.measures().amount().toPlainString())
                .isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource({"1:02:03, 3723000", "2:03, 123000", "0:00:01.5, 1500", "PT2M, 120000", "soon,"})
    void readsDurationsAsClocksShowThem(String written, Long milliseconds) {
        assertThat(WrittenNumbers.clock(written))
                .usingComparator((a, b) -> a == null || b == null ? (a == b ? 0 : 1) : a.compareTo(b))
                .isEqualTo(milliseconds == null ? null : java.math.BigDecimal.valueOf(milliseconds));
    }

    @Test
    void aFileExtendsAShippedOneByWhatDiffers() throws Exception {
        RecordReader reader = reader("""
                format: our-segment
                about: Segment with names of our own.
                extends: segment
                fields: { journey: { value: booking } }
                translations: { event_types: { Kasse betreten: checkout_started } }
                """);

        CustomerEvent own = Reading.event(Reading.one(reader, track("Kasse betreten")));
        CustomerEvent inherited = Reading.event(Reading.one(reader, track("Signed Up")));

        assertThat(own.what().eventType()).isEqualTo("checkout_started");
        assertThat(own.what().journey()).isEqualTo("booking");
        assertThat(own.identity().sourceFormat()).isEqualTo("our-segment");
        assertThat(inherited.what().eventType()).isEqualTo("account_created");
        assertThatThrownBy(() -> reader("format: f\nabout: a\nextends: segmnet\n"))
                .hasMessageContaining("extends: found the unknown format segmnet")
                .hasMessageContaining("did you mean segment?");
    }

    @Test
    void headersOfATopicSayWhatABinaryCloudEventIs() {
        RecordReader reader = Reading.by(Format.shipped("cloudevents"), ReceivedAt.eventTime());
        Map<String, String> headers = Map.of(
                "ce_id",
                "7",
                "ce_source",
                "/shop",
                "ce_type",
                "org.example.order.completed.v1",
                "ce_time",
                "2026-03-01T10:00:00Z",
                "content-type",
                "application/json");

        CustomerEvent json = one(reader, headers, "{\"order_id\":\"o1\",\"user_id\":\"u1\"}".getBytes());
        CustomerEvent opaque = one(reader, headers, new byte[] {0, (byte) 0xff, 7});

        assertThat(json.identity().eventId()).isEqualTo("/shop|7");
        assertThat(json.what().eventType()).isEqualTo("order_completed");
        assertThat(json.correlation().orderId()).isEqualTo("o1");
        assertThat(opaque.what().eventType()).isEqualTo("order_completed");
    }

    @Test
    void aCapturedRequestArrivesWhenItsReceiverSays() {
        RecordReader reader = Reading.by(Format.shipped("segment"), ReceivedAt.eventTime());
        String request =
                "{\"received_at\":\"2026-03-01T10:00:10Z\",\"method\":\"POST\",\"path\":\"/v1/track\",\"headers\":{},"
                        + "\"body\":{\"event\":\"Signed Up\",\"userId\":\"u1\",\"messageId\":\"m1\",\"timestamp\":\"2026-03-01T11:00:00Z\","
                        + "\"sentAt\":\"2026-03-01T11:00:05Z\"}}";

        CustomerEvent event = Reading.event(Reading.one(reader, Reading.utf8(request)));

        assertThat(event.time().receivedAt()).isEqualTo("2026-03-01T10:00:10Z");
        assertThat(event.time().eventTime()).isEqualTo("2026-03-01T10:00:05Z");
        assertThat(event.what().eventType()).isEqualTo("account_created");
    }

    private RecordReader reader(String format) throws Exception {
        Path file = Files.writeString(folder.resolve("f.yaml"), format);
        return Reading.by(Format.read(file), ReceivedAt.eventTime());
    }

    private static byte[] track(String event) {
        return Reading.utf8("{\"type\":\"track\",\"event\":\"" + event
                + "\",\"messageId\":\"m\",\"userId\":\"u\",\"timestamp\":\"2026-03-01T10:00:00Z\"}");
    }

    private static CustomerEvent one(RecordReader reader, Map<String, String> headers, byte[] bytes) {
        return Reading.event(Reading.all(reader, new RawRecord(bytes, null, null, headers, "raw-0@1"))
                .get(0));
    }

    private static List<CustomerEvent> events(RecordReader reader, String line) {
        List<Parsed> parsed = Reading.all(reader, new RawRecord(Reading.utf8(line), null, "log#1"));
        return parsed.stream().map(Reading::event).toList();
    }
}
