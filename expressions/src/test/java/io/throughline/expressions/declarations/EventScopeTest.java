package io.throughline.expressions.declarations;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventDraft;
import io.throughline.domain.event.EventField;
import io.throughline.domain.event.OrderItem;
import io.throughline.expressions.Expression;
import io.throughline.expressions.ValueType;
import io.throughline.expressions.yaml.Position;
import io.throughline.expressions.yaml.YamlNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventScopeTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Position START = new Position("rule.yaml", 1, 1);

    @Test
    void holdsEveryFieldOfAnEventUnderItsType() {
        EventScope scope = EventScope.shipped();

        assertThat(scope.names()).contains("event_id", "properties", "cart_id");
        assertThat(scope.find("nothing")).isNull();
        for (EventField field : EventField.values()) {
            var variable = scope.find(field.fieldName());
            assertThat(variable).as(field.fieldName()).isNotNull();
            assertThat(variable.type()).isEqualTo(ValueType.of(field.type()));
            if (field != EventField.ITEMS) {
                assertThat(variable.reader().apply(event(Map.of()))).isEqualTo(field.of(event(Map.of())));
            }
        }
    }

    @Test
    void letsAConditionMixFieldsAndAttributes() {
        CustomerEvent complaint = event(Map.of("resolved", "false", "context_transferred", "yes"));

        assertThat(holds("topic in ['billing', 'outage'] && resolved != true", complaint))
                .isTrue();
        assertThat(holds("context_transferred && channel == 'voice'", complaint))
                .isTrue();
        assertThat(holds("amount >= 19.99 && properties.resolved == 'false'", complaint))
                .isTrue();
        assertThat(holds("resolved != true && topic == 'return'", complaint)).isFalse();
    }

    @Test
    void looksIntoTheItemsOfAnOrder() {
        assertThat(holds(
                        "items[0].product_id == 'p1' && items[0].price > 9 && items[0].quantity == 2", event(Map.of())))
                .isTrue();
        assertThat(holds("items[1].price == null && size(items) == 2", event(Map.of())))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "flag, TRUE, true",
        "flag, 1, true",
        "flag, no, false",
        "flag, maybe,",
        "whole, 42, 42",
        "whole, 4.2,",
        "whole, 99999999999999999999,",
        "fraction, 4.2, 4.2",
        "fraction, NaN,",
        "fraction, 1e400,",
        "fraction, x,",
        "money, 19.90, 19.90",
        "money, 1e999999999,",
        "money, '1,99',",
        "money, 11111111111111111111111111111111111111111,",
        "fraction, 11111111111111111111111111111111111111111,",
        "moment, 2026-03-02T12:00:00Z, 2026-03-02T12:00:00Z",
        "moment, 2026-03-02,",
        "span, 5m, PT5M",
        "span, a while,",
        "word, Größe, Größe",
    })
    void readsAnAttributeByItsDeclaredTypeAndTakesTheUnreadableForMissing(String name, String text, String value) {
        Attributes attributes = Attributes.shipped().extendedBy(YamlNode.read("own.yaml", """
                attributes:
                  flag: { type: boolean, about: A. }
                  whole: { type: long, about: A. }
                  fraction: { type: double, about: A. }
                  money: { type: decimal, about: A. }
                  moment: { type: timestamp, about: A. }
                  span: { type: duration, about: A. }
                  word: { type: string, about: A. }
                """));
        Object read =
                Expression.compile(name, START, new EventScope(attributes)).evaluate(event(Map.of(name, text)));

        if (value == null) {
            assertThat(read).isNull();
        } else {
            assertThat(read).hasToString(value);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ValueType.class,
            names = {"STRING", "BOOLEAN", "LONG", "DOUBLE", "DECIMAL", "TIMESTAMP", "DURATION"})
    void readsAMissingAttributeAsMissing(ValueType type) {
        assertThat(AttributeText.of(type).read(null)).isNull();
    }

    @Test
    void comparesADeadlineWithTheEventsTime() {
        CustomerEvent ticket =
                event(Map.of("due_at", NOON.minus(Duration.ofHours(1)).toString()));

        assertThat(holds("event_time - due_at == duration('1h')", ticket)).isTrue();
    }

    private static boolean holds(String source, CustomerEvent event) {
        return Expression.compile(source, START, EventScope.shipped()).test(event);
    }

    private static CustomerEvent event(Map<String, String> properties) {
        return new EventDraft()
                .set(EventField.EVENT_ID, "e1")
                .set(EventField.SOURCE, "shop")
                .set(EventField.SOURCE_FORMAT, "native")
                .set(EventField.EVENT_TIME, NOON)
                .set(EventField.ORDER_TIME, NOON)
                .set(EventField.EVENT_TIME_QUALITY, "ok")
                .set(EventField.CHANNEL, "voice")
                .set(EventField.EVENT_TYPE, "contact_ended")
                .set(EventField.TOPIC, "billing")
                .set(EventField.AMOUNT, new BigDecimal("19.99"))
                .set(
                        EventField.ITEMS,
                        List.of(
                                new OrderItem("p1", new BigDecimal("2"), new BigDecimal("9.99")),
                                new OrderItem("p2", null, null)))
                .set(EventField.PROPERTIES, properties)
                .build();
    }
}
