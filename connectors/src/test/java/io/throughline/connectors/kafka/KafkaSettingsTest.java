package io.throughline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void neverPrintsTheValueOfAClientProperty() {
        KafkaSettings settings =
                new KafkaSettings("broker:9092", Map.of("sasl.jaas.config", "password='tulip'"), "prod", MINUTE);

        assertThat(settings.toString())
                .contains("sasl.jaas.config", "broker:9092")
                .doesNotContain("tulip");
    }

    @Test
    void passesClientPropertiesThrough() {
        KafkaSettings settings =
                new KafkaSettings("broker:9092", Map.of("security.protocol", "SASL_SSL"), "prod", MINUTE);

        assertThat(settings.client())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("bootstrap.servers", "broker:9092");
    }

    @Test
    void keepsForItselfWhatExactlyOnceDependsOn() {
        assertThatThrownBy(() -> new KafkaSettings(
                        "broker:9092", Map.of("isolation.level", "read_uncommitted", "acks", "1"), "prod", MINUTE))
                .hasMessage("client properties must leave [acks, isolation.level] alone:"
                        + " exactly once depends on them");
    }

    @Test
    void refusesWhatCannotWork() {
        assertThatThrownBy(() -> new KafkaSettings(" ", Map.of(), "prod", MINUTE))
                .hasMessage("bootstrapServers must name at least one host:port, but is blank");
        assertThatThrownBy(() -> new KafkaSettings("b:1", Map.of(), "Prod 1", MINUTE))
                .hasMessageContaining("but was 'Prod 1'");
        assertThatThrownBy(() -> new KafkaSettings("b:1", Map.of(), "prod", Duration.ofMillis(5)))
                .hasMessageContaining("but was PT0.005S");
    }
}
