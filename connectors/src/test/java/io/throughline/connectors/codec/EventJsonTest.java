package io.throughline.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventField;
import io.throughline.domain.event.OrderItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

    @Test
    void isOneFlatLineInTheOrderOfTheFields() {
        CustomerEvent event = SampleEvents.bare("shop", "e1", SampleEvents.NOON)
                .set(EventField.TOUCHPOINT, "Checkout\n\"Pay\"")
                .set(EventField.AMOUNT, new BigDecimal("19.99"))
                .set(EventField.ITEMS, List.of(new OrderItem("p1", new BigDecimal("2"), null)))
                .set(EventField.WAIT_MS, 300_000L)
                .set(EventField.CONSENT, Map.of("service", "granted", "marketing", "denied"))
                .build();

        assertThat(EventJson.encode(event))
                .isEqualTo("{\"event_id\":\"e1\",\"event_id_derived\":false,\"source\":\"shop\","
                        + "\"source_format\":\"native\",\"event_time\":\"2026-03-02T12:00:00Z\","
                        + "\"order_time\":\"2026-03-02T12:00:00Z\",\"event_time_quality\":\"ok\","
                        + "\"identifiers\":{},\"channel\":\"web\",\"touchpoint\":\"Checkout\\n\\\"Pay\\\"\","
                        + "\"event_type\":\"page_viewed\",\"amount\":\"19.9900\","
                        + "\"items\":[{\"product_id\":\"p1\",\"quantity\":\"2.0000\"}],\"wait_ms\":300000,"
                        + "\"consent\":{\"marketing\":\"denied\",\"service\":\"granted\"},"
                        + "\"is_bot_traffic\":false,\"quality_flags\":[],\"properties\":{}}");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void bringsBackAnyEvent(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            CustomerEvent event = SampleEvents.random(random, random.nextDouble());
            String line = EventJson.encode(event);

            assertThat(EventJson.decode(line)).isEqualTo(event);
            assertThat(line).doesNotContain("\n").doesNotContain(":null");
        }
    }

    @Test
    void takesAmountsAsNumbersToo() throws Exception {
        String line = EventJson.encode(
                SampleEvents.bare("shop", "e1", SampleEvents.NOON).build());

        CustomerEvent event =
                EventJson.decode(line.replace("\"wait_ms\"", "\"x\"").replaceFirst("\\{", "{\"amount\":12.50,"));

        assertThat(event.measures().amount()).isEqualTo(new BigDecimal("12.50"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}", "{\"event_id\":1}", "{\"event_time\":\"yesterday\"}"})
    void refusesWhatIsNoEvent(String line) {
        assertThatThrownBy(() -> EventJson.decode(line)).isInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        String line = EventJson.encode(
                SampleEvents.bare("shop", "e1", SampleEvents.NOON).build());

        assertThatThrownBy(() -> EventJson.decode(line.replace("\"event_type\":\"page_viewed\"", "\"event_type\":7")))
                .hasMessage("not a canonical event: event_type must be text, but was NUMBER");
        assertThatThrownBy(() -> EventJson.decode(line.replace("\"source\":\"shop\",", "")))
                .hasMessage("not a canonical event: an event needs source");
    }
}
