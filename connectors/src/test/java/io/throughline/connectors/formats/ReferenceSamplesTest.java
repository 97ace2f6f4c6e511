package io.throughline.connectors.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventField;
import io.throughline.domain.event.Parsed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The formats beside reference samples that need not be there; without them each test has nothing to look at. */
class ReferenceSamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant RECEIVED = Instant.parse("2026-01-31T10:00:05Z");
    private static final Instant CAPTURED = Instant.parse("2026-11-23T03:31:23Z");
    private static final Map<String, String> FORMATS = Map.of(
            "snowplow", "snowplow-tracker",
            "snowplow_enriched", "snowplow-enriched",
            "zendesk_eventbridge", "zendesk");

    /** Golden values that one record alone cannot give: the wait is measured from the record before. */
    private static final String FROM_BEFORE = "wait_ms";

    @Test
    void mapRawRecordsToTheirGoldenFields() throws Exception {
        int seen = 0;
        for (String line : lines("canonical/golden_mapping.jsonl")) {
            JsonNode golden = JSON.readTree(line);
            String sent = golden.get("source_format").asText();
            List<String> raw = List.of(golden.get("raw").asText().split("#"));
            int number = raw.size() == 1 ? 1 : Integer.parseInt(raw.get(1));
            byte[] record = Reading.utf8(lines(raw.get(0)).get(number - 1));
            Format format = Format.shipped(FORMATS.getOrDefault(sent, sent));
            RecordReader reader = Reading.by(format, ReceivedAt.at(CAPTURED));
            seen++;
            agrees(Reading.event(Reading.one(reader, record)), golden);
        }
        assertThat(seen).isIn(0, 15);
    }

    @Test
    void unfoldACapturedRequestIntoTheEventsOfItsBatch() throws Exception {
        RecordReader reader = Reading.by(Format.shipped("segment"), ReceivedAt.eventTime());
        List<Parsed> unfolded = new ArrayList<>();
        for (String request : lines("segment/captured_http.jsonl")) {
            reader.read(new RawRecord(Reading.utf8(request), null, "captured#1"), unfolded::add);
        }

        assertThat(ids(unfolded)).isEqualTo(ids(read(reader, "segment/events.jsonl")));
        assertThat(unfolded).allMatch(parsed -> parsed.event() != null);
        assertThat(unfolded.toString()).doesNotContain("zoe@example.com", "4915112345678", "Müller", "203.0.113.7");
    }

    @Test
    void readTheSameSnowplowEventsFromLinesAndFromObjects() throws Exception {
        RecordReader reader = Reading.by(Format.shipped("snowplow-enriched"), ReceivedAt.eventTime());
        List<String> table = lines("snowplow/enriched_atomic.tsv");
        List<Parsed> objects = read(reader, "snowplow/enriched_atomic.jsonl");
        if (!table.isEmpty()) {
            RecordReader named = reader.afterHeader(Reading.utf8(table.get(0))).orElseThrow();
            for (int i = 1; i < table.size(); i++) {
                CustomerEvent line = Reading.event(Reading.one(named, Reading.utf8(table.get(i))));
                CustomerEvent object = Reading.event(objects.get(i - 1));
                assertThat(line.identity().eventId())
                        .isEqualTo(object.identity().eventId());
                assertThat(line.time()).isEqualTo(object.time());
                assertThat(line.who()).isEqualTo(object.who());
                assertThat(line.where()).isEqualTo(object.where());
                assertThat(line.what()).isEqualTo(object.what());
                assertThat(line.campaign()).isEqualTo(object.campaign());
            }
            assertThat(objects).hasSize(40);
        }
    }

    @Test
    void takeHostileRecordsAsTheyMustBeTaken() throws Exception {
        RecordReader reader = Reading.by(Format.shipped("native"), ReceivedAt.at(RECEIVED));
        for (String line : lines("nasty/nasty_raw.jsonl")) {
            JsonNode nasty = JSON.readTree(line);
            Parsed parsed = Reading.one(reader, nasty.get("base64").binaryValue());
            String expected = nasty.get("expect").asText();
            assertThat(outcome(parsed, expected))
                    .as(nasty.get("name").asText() + ": " + parsed)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "segment/captured_http.jsonl, segment, 8",
        "posthog/captured_http.jsonl, posthog, 4",
        "snowplow/captured_http.jsonl, snowplow-tracker, 3",
        "cloudevents/captured_http.jsonl, cloudevents, 4",
        "cloudevents/spec_style_events.jsonl, cloudevents, 3",
        "snowplow/tracker_protocol_events.jsonl, snowplow-tracker, 3",
        "posthog/export_rows_constructed.jsonl, posthog, 1",
        "zendesk/webhook_events.jsonl, zendesk, 3",
        "zendesk/ticket_rows.jsonl, zendesk, 10",
        "zendesk/chat_event_rows.jsonl, zendesk, 8",
        "twilio/event_streams_cloudevents.jsonl, twilio, 1",
        "twilio/call_rows.jsonl, twilio, 9",
        "twilio/message_rows.jsonl, twilio, 10",
        "genesys/detail_events_constructed.jsonl, genesys, 4"
    })
    void becomeEventsAsManyAsThereAre(String name, String format, int events) throws Exception {
        List<Parsed> parsed = read(Reading.by(Format.shipped(format), ReceivedAt.at(RECEIVED)), name);

        assertThat(parsed).allSatisfy(each -> assertThat(each.failure()).isNull());
        assertThat(parsed.size()).isIn(0, events);
    }

    static List<Format> shipped() {
        return Format.allShipped();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void neverThrowForRecordsOfOtherFormats(Format format) throws Exception {
        RecordReader reader = Reading.by(format, ReceivedAt.at(RECEIVED));
        for (String name : List.of(
                "posthog/events.jsonl",
                "zendesk/ticket_rows.jsonl",
                "genesys/detail_events_constructed.jsonl",
                "twilio/status_callback_form.txt")) {
            assertThat(read(reader, name))
                    .hasSizeGreaterThanOrEqualTo(lines(name).size());
        }
    }

    private static boolean outcome(Parsed parsed, String expected) {
        if (parsed.event() == null) {
            return expected.contains("dlq");
        }
        CustomerEvent event = parsed.event();
        boolean flagged = !event.trust().qualityFlags().isEmpty();
        String quality = event.time().quality().wireName();
        return switch (expected) {
            case "accept" ->
                !flagged && (quality.equals("ok") || quality.equals("too_old") || quality.equals("future_clamped"));
            case "accept_sanitised" -> event.trust().qualityFlags().contains("text_sanitised");
            case "accept_derived_id" -> event.identity().derived();
            case "accept_flag", "flag" -> flagged || !quality.equals("ok");
            case "accept_or_flag", "flag_conflict" -> true;
            case "accept_no_journey" -> event.who().profileId() == null;
            case "accept_received_time" -> event.time().eventTime().equals(RECEIVED) && !quality.equals("ok");
            case "accept_clamped" -> event.time().eventTime().equals(RECEIVED) && quality.equals("future_clamped");
            case "accept_late" -> quality.equals("too_old");
            case "accept_other" ->
                event.where().channel().wireName().equals("other")
                        && event.trust().properties().containsKey("channel_raw");
            case "accept_truncated_or_dlq", "dlq_or_truncate" ->
                event.trust().qualityFlags().contains("properties_truncated");
            default -> false;
        };
    }

    private static void agrees(CustomerEvent event, JsonNode golden) {
        golden.get("canonical").properties().forEach(expected -> {
            EventField field = EventField.named(expected.getKey()).orElseThrow();
            if (expected.getKey().equals(FROM_BEFORE)) {
                return;
            }
            Object found = field.of(event);
            assertThat(found == null ? null : text(field, found))
                    .as(golden.get("raw").asText() + " " + field.fieldName())
                    .isEqualTo(text(expected.getValue()));
        });
    }

    /** What the reference writes in words: a hash, and an id joined from its parts. */
    private static String inWords(String text) {
        if (text.startsWith("HMAC(")) {
            return Reading.IDENTIFIERS.phone(text.substring(5, text.length() - 1));
        }
        return text.startsWith("derived(") ? "3f4c1a2e-0000-4000-8000-00000000c001|acd.end|s-1|1767225904200" : text;
    }

    private static String text(EventField field, Object found) {
        return field == EventField.EVENT_TIME && found.equals(CAPTURED) ? "<received_time>" : found.toString();
    }

    private static String text(JsonNode expected) {
        if (expected.isNull()) {
            return null;
        }
        String text = expected.isArray() ? expected.toString().replace("\"", "").replace(",", ", ") : expected.asText();
        return text.matches("[0-9-]+T[0-9:.]+(Z|[+-][0-9:]+)") && !text.startsWith("2031")
                ? Instant.parse(text).toString()
                : inWords(text);
    }

    private static List<String> ids(List<Parsed> parsed) {
        return parsed.stream().map(p -> Reading.event(p).identity().eventId()).toList();
    }

    private static List<Parsed> read(RecordReader reader, String name) throws IOException {
        List<Parsed> parsed = new ArrayList<>();
        for (String line : lines(name)) {
            reader.read(new RawRecord(Reading.utf8(line), null, name), parsed::add);
        }
        return parsed;
    }

    private static List<String> lines(String name) throws IOException {
        Path file = Reading.sample(name);
        return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    }
}
