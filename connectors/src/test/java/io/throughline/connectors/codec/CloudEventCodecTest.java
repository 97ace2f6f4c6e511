package io.throughline.connectors.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.domain.alert.Alert;
import io.throughline.domain.event.FailedEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventCodecTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bringsBackEveryKindOfRecord(boolean full) throws Exception {
        bringsBack(CloudEventCodec.matches(), SampleFindings.match(full));
        bringsBack(CloudEventCodec.channelSwitches(), SampleFindings.channelSwitch(full));
        bringsBack(CloudEventCodec.alerts(), SampleFindings.alert(full));
        bringsBack(CloudEventCodec.controls(), SampleFindings.control(full));
        bringsBack(CloudEventCodec.customerValues(), SampleFindings.value(full));
        bringsBack(CloudEventCodec.frictionCosts(), SampleFindings.cost(full));
        bringsBack(new TickCodec(), SampleFindings.NOON.plusNanos(full ? 123_456_000 : 0));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bringsBackFailuresWithTheirBytes(boolean full) throws Exception {
        CloudEventCodec<FailedEvent> codec = CloudEventCodec.failedEvents();
        FailedEvent failure = SampleFindings.failure(full);

        assertThat(codec.decode(codec.encode(failure)))
                .usingRecursiveComparison()
                .isEqualTo(failure);
    }

    @Test
    void hasTheAttributesThatCloudEventsRequire() throws Exception {
        JsonNode event = JSON.readTree(CloudEventCodec.matches().encode(SampleFindings.match(true)));

        assertThat(event.get("specversion").asText()).isEqualTo("1.0");
        assertThat(event.get("id").asText()).isEqualTo("m1/rekeyed/c1");
        assertThat(event.get("source").asText()).isEqualTo("/throughline/friction");
        assertThat(event.get("type").asText()).isEqualTo("com.throughline.cx.friction_match.v1");
        assertThat(event.get("subject").asText()).isEqualTo("c1");
        assertThat(event.get("time").asText()).isEqualTo("2026-03-02T13:00:00Z");
        assertThat(event.get("datacontenttype").asText()).isEqualTo("application/json");
    }

    @Test
    void writesDataInSnakeCaseWithPlainNumbersAndWireNames() {
        String json = new String(CloudEventCodec.matches().encode(SampleFindings.match(true)), UTF_8);

        assertThat(json)
                .contains("\"rekeyed_from\":\"anon:a1\"")
                .contains("\"state\":\"rekeyed\"")
                .contains("\"channel\":\"voice\"")
                .contains("\"value_exposed\":1200.50")
                .contains("\"matched_at\":\"2026-03-02T13:00:00Z\"")
                .doesNotContain("\n");
    }

    @Test
    void leavesOutWhatIsMissing() {
        assertThat(new String(CloudEventCodec.matches().encode(SampleFindings.match(false)), UTF_8))
                .doesNotContain("null")
                .doesNotContain("customer_id");
    }

    @Test
    void writesTheSameWhateverTheMachinesLanguage() throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            byte[] bytes = CloudEventCodec.alerts().encode(SampleFindings.alert(true));
            assertThat(new String(bytes, UTF_8)).contains("\"state\":\"firing\"");
            assertThat(CloudEventCodec.alerts().decode(bytes)).isEqualTo(SampleFindings.alert(true));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void passesOverMembersThatANewerVersionAdded() throws Exception {
        CloudEventCodec<Alert> codec = CloudEventCodec.alerts();
        ObjectNode event = (ObjectNode) JSON.readTree(codec.encode(SampleFindings.alert(false)));
        event.put("traceparent", "00-1").withObject("/data").put("added_later", 1);

        assertThat(codec.decode(JSON.writeValueAsBytes(event))).isEqualTo(SampleFindings.alert(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"specversion\":\"0.3\"}",
                "{\"specversion\":\"1.0\",\"type\":\"com.throughline.cx.alert.v1\",\"data\":{}}",
                "{\"specversion\":\"1.0\",\"type\":\"com.throughline.cx.friction_match.v1\"}",
                "{\"specversion\":\"1.0\",\"type\":\"com.throughline.cx.friction_match.v1\",\"data\":{}}",
                "{\"specversion\":\"1.0\",\"type\":\"com.throughline.cx.friction_match.v1\",\"data\":{\"state\":\"no\"}}"
            })
    void refusesWhatIsNoMatch(String json) {
        assertThatThrownBy(() -> CloudEventCodec.matches().decode(json.getBytes(UTF_8)))
                .isInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void saysWhichTypeItFound() {
        byte[] alert = CloudEventCodec.alerts().encode(SampleFindings.alert(true));

        assertThatThrownBy(() -> CloudEventCodec.matches().decode(alert))
                .hasMessage("a CloudEvent's type must be com.throughline.cx.friction_match.v1,"
                        + " but was com.throughline.cx.alert.v1");
    }

    @Test
    void missesANumberThatARecordNeeds() throws Exception {
        ObjectNode event = (ObjectNode) JSON.readTree(CloudEventCodec.alerts().encode(SampleFindings.alert(true)));
        event.withObject("/data").remove("threshold");

        assertThatThrownBy(() -> CloudEventCodec.alerts().decode(JSON.writeValueAsBytes(event)))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("threshold");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @Timeout(20)
    void answersMutatedBytesWithARecordOrOneException(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = CloudEventCodec.matches().encode(SampleFindings.match(random.nextBoolean()));
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            byte[] cut = random.nextInt(3) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
            try {
                assertThat(CloudEventCodec.matches().decode(cut)).isNotNull();
            } catch (UnreadableRecordException e) {
                assertThat(e).hasMessageNotContaining("anon:a1");
            }
        }
    }

    private static <T> void bringsBack(RecordCodec<T> codec, T record) throws Exception {
        byte[] bytes = codec.encode(record);

        assertThat(codec.decode(bytes)).isEqualTo(record);
        assertThat(codec.encode(codec.decode(bytes))).isEqualTo(bytes);
    }
}
