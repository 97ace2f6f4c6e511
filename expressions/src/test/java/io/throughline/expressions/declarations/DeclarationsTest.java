package io.throughline.expressions.declarations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.domain.event.EventField;
import io.throughline.expressions.ValueType;
import io.throughline.expressions.yaml.YamlNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeclarationsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page_viewed",
                "click",
                "product_added",
                "order_completed",
                "checkout_step_completed",
                "payment_failed",
                "identity_linked",
                "identity_merged",
                "contact_started",
                "contact_ended",
                "issue_resolved",
                "complaint_raised",
                "message_sent",
                "offer_shown",
                "bot_session_started",
                "bot_fallback",
                "session_ended",
                "consent_changed",
                "other",
            })
    void shipTheTypesThatPatternsName(String type) {
        assertThat(EventTypes.shipped().contains(type)).isTrue();
        assertThat(EventTypes.shipped().names()).contains(type);
    }

    @Test
    void sayOfEachShippedTypeAndAttributeWhatItMeans() {
        assertThat(EventTypes.shipped().all())
                .hasSizeGreaterThan(100)
                .allSatisfy(type -> assertThat(type.about()).endsWith("."));
        assertThat(Attributes.shipped().all()).hasSizeGreaterThan(50).allSatisfy(attribute -> {
            assertThat(attribute.about()).endsWith(".");
            assertThat(EventField.named(attribute.name())).isEmpty();
        });
        assertThat(EventTypes.shipped().find("order_completed").orElseThrow().needs())
                .containsExactly("order_id");
        assertThat(Attributes.shipped().find("resolved").orElseThrow().type()).isEqualTo(ValueType.BOOLEAN);
        assertThat(Attributes.shipped().names()).contains("cart_id", "form_id", "context_transferred");
    }

    @Test
    void areExtendedByADeploymentsFiles() {
        Attributes attributes = Attributes.shipped()
                .extendedBy(
                        YamlNode.read("own.yaml", "attributes: { loyalty_points: { type: long, about: Points. } }"));
        EventTypes types = EventTypes.shipped()
                .extendedBy(
                        YamlNode.read(
                                "own.yaml",
                                "event_types: { points_redeemed: { about: Points were used., needs: loyalty_points } }"),
                        attributes);

        assertThat(attributes.find("loyalty_points")).isPresent();
        assertThat(attributes.find("cart_id")).isPresent();
        assertThat(types.find("points_redeemed").orElseThrow().needs()).containsExactly("loyalty_points");
        assertThat(Attributes.shipped().find("loyalty_points")).isEmpty();
        assertThat(EventTypes.shipped().contains("points_redeemed")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            attributes: { cart_id: { type: long, about: x } } | own.yaml:1:24: attributes.cart_id: found the name cart_id, which is taken, expected a new name
            attributes: { topic: { type: string, about: x } } | own.yaml:1:22: attributes.topic: found the name topic, which is taken, expected a new name
            attributes: { Points: { type: long, about: x } } | own.yaml:1:23: attributes.Points: found the name Points, expected lower-case letters, digits and _, beginning with a letter
            attributes: { p: { type: longg, about: x } } | own.yaml:1:26: attributes.p.type: found 'longg', expected one of string, boolean, long, double, decimal, timestamp, duration, string_list, string_map, dynamic; did you mean long?
            attributes: { p: { type: dynamic, about: x } } | own.yaml:1:26: attributes.p.type: found dynamic, expected string, boolean, long, double, decimal, timestamp or duration
            attributes: { p: { type: long } } | own.yaml:1:18: attributes.p.about: found nothing, expected a value
            atributes: { p: { type: long } } | own.yaml:1:1: atributes: found unknown key atributes, expected one of attributes; did you mean attributes?
            """)
    void refuseAttributesThatAreTakenOrBadlySaid(String yaml, String message) {
        assertThatThrownBy(() -> Attributes.shipped().extendedBy(YamlNode.read("own.yaml", yaml)))
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            event_types: { click: { about: x } } | own.yaml:1:23: event_types.click: found the name click, which is taken, expected a new name
            event_types: { 1st: { about: x } } | own.yaml:1:21: event_types.1st: found the name 1st, expected lower-case letters, digits and _, beginning with a letter
            event_types: { a: { about: x, needs: [topc] } } | own.yaml:1:39: event_types.a.needs[0]: found the unknown name topc, expected a field or an attribute; did you mean topic?
            """)
    void refuseTypesThatAreTakenOrNeedWhatDoesNotExist(String yaml, String message) {
        assertThatThrownBy(() -> EventTypes.shipped().extendedBy(YamlNode.read("own.yaml", yaml), Attributes.shipped()))
                .hasMessage(message);
    }

    @Test
    void refuseAnAttributeOfManyValues() {
        assertThatThrownBy(() -> new Attribute("a", ValueType.STRING_MAP, "A."))
                .hasMessage("an attribute is one value, but a is a STRING_MAP");
    }
}
