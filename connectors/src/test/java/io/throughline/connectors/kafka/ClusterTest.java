package io.throughline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ClusterTest {

    private static TestBroker broker;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = TestBroker.start(Duration.ofMinutes(5));
    }

    @AfterAll
    static void stopBroker() throws Exception {
        broker.close();
    }

    @Test
    void createsOnlyTheTopicsThatAreMissing() throws Exception {
        new PlainClient(broker.bootstrapServers()).create("alerts", 7);

        List<String> created = KafkaTopics.create(broker.settings(), 3);

        assertThat(created)
                .containsExactly(
                        "journey-events",
                        "failed-events",
                        "matches",
                        "channel-switches",
                        "control",
                        "customer-value",
                        "friction-cost",
                        "ticks");
        assertThat(KafkaTopics.create(broker.settings(), 3)).isEmpty();
        assertThat(partitions("journey-events")).isEqualTo(3);
        assertThat(partitions("control")).isEqualTo(1);
        assertThat(partitions("ticks")).isEqualTo(1);
        assertThat(partitions("alerts")).isEqualTo(7);
        assertThat(config("customer-value").get("cleanup.policy").value()).isEqualTo("compact");
        assertThat(config("friction-cost").get("cleanup.policy").value()).isEqualTo("compact");
        assertThat(config("matches").get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
    }

    @Test
    void acceptsATransactionTimeoutThatTheBrokersGrant() {
        TransactionTimeouts.check(withTimeout(Duration.ofMinutes(5)), Duration.ofMinutes(4));
    }

    @Test
    void refusesATransactionTimeoutAboveTheBrokers() {
        assertThatThrownBy(() -> TransactionTimeouts.check(withTimeout(Duration.ofHours(1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the transaction time-out PT1H is above the brokers'"
                        + " transaction.max.timeout.ms=300000 (PT5M)")
                .hasMessageContaining("set the transaction time-out to at most PT5M");
    }

    @Test
    void refusesATransactionTimeoutThatAnOutageOutlives() {
        assertThatThrownBy(() -> TransactionTimeouts.check(withTimeout(Duration.ofMinutes(1)), Duration.ofMinutes(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("would be lost silently; set the transaction time-out above PT2M");
    }

    @Test
    void saysWhichClusterDoesNotAnswer() {
        Map<String, String> impatient = Map.of("default.api.timeout.ms", "500", "request.timeout.ms", "400");
        KafkaSettings nowhere = new KafkaSettings("127.0.0.1:1", impatient, "test", Duration.ofMinutes(1));

        assertThatThrownBy(() -> TransactionTimeouts.check(nowhere))
                .isInstanceOf(KafkaUnreachableException.class)
                .hasMessageContaining("127.0.0.1:1");
    }

    private static KafkaSettings withTimeout(Duration timeout) {
        return new KafkaSettings(broker.bootstrapServers(), Map.of(), "test", timeout);
    }

    private static int partitions(String topic) throws Exception {
        try (Admin admin = admin()) {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions()
                    .size();
        }
    }

    private static Config config(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = admin()) {
            return admin.describeConfigs(List.of(resource)).all().get().get(resource);
        }
    }

    private static Admin admin() {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", broker.bootstrapServers());
        return Admin.create(properties);
    }
}
