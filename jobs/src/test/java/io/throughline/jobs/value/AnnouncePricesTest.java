package io.throughline.jobs.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.connectors.kafka.KafkaSettings;
import io.throughline.connectors.kafka.KafkaTopics;
import io.throughline.connectors.kafka.TestBroker;
import io.throughline.connectors.kafka.Topic;
import io.throughline.domain.value.CustomerValue;
import io.throughline.domain.value.EffectStatus;
import io.throughline.domain.value.FrictionCost;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class AnnouncePricesTest {

    private static final Instant FROM = Instant.parse("2026-03-02T00:00:00Z");

    @Test
    void everyPriceIsInItsTopicWhenTheRunIsOver() throws Exception {
        CustomerValue first = new CustomerValue("c1", "run", FROM, new BigDecimal("12.5"), 0.25);
        CustomerValue second = new CustomerValue("c2", "run", FROM, new BigDecimal("7"), null);
        FrictionCost cost = new FrictionCost(
                "bot-loop", "run", FROM, null, null, null, null, null, null, EffectStatus.NOT_ENOUGH_DATA);
        try (TestBroker broker = TestBroker.start()) {
            KafkaSettings kafka = new KafkaSettings(broker.bootstrapServers(), Map.of(), "test", Duration.ofMinutes(5));
            KafkaTopics.create(kafka, 1);

            new AnnouncePrices(kafka, Topic.CUSTOMER_VALUE, Topic.FRICTION_COST)
                    .announce(new PublishedValues(List.of(first, second), List.of(cost)));

            assertThat(keys(broker, "customer-value")).containsExactly("c1", "c2");
            assertThat(keys(broker, "friction-cost")).containsExactly("bot-loop");
        }
    }

    private static List<String> keys(TestBroker broker, String topic) {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", broker.bootstrapServers());
        properties.setProperty("isolation.level", "read_committed");
        List<String> keys = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    keys.add(record.key());
                }
            }
        }
        return keys;
    }
}
