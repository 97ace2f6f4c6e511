package io.throughline.connectors.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.connectors.formats.Format;
import io.throughline.connectors.formats.ReceivedAt;
import io.throughline.connectors.formats.RecordReader;
import io.throughline.connectors.privacy.FailureCipher;
import io.throughline.connectors.privacy.Identifiers;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.FailedEvent;
import io.throughline.domain.event.Parsed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EventTopicsTest {

    private static final String TOPIC = "raw-web";
    private static final Instant ARRIVED = Instant.parse("2026-03-02T12:00:01Z");
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);

    private static TestBroker broker;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = TestBroker.start();
    }

    @AfterAll
    static void stopBroker() throws Exception {
        broker.close();
    }

    @Test
    @Timeout(120)
    void turnsRawRecordsIntoEventsAndFailures() throws Exception {
        PlainClient plain = new PlainClient(broker.bootstrapServers());
        plain.create(TOPIC, 1);
        plain.write(List.of(raw("""
                    {"type": "track", "event": "Product Added", "messageId": "msg-1", "anonymousId": "visitor-7",
                     "timestamp": "2026-03-02T12:00:00.250Z", "properties": {"product_id": "p-9", "price": 12.5}}"""), raw(null), raw("{\"type\": \"track\"")));

        List<Parsed> parsed = readAll();

        assertThat(parsed).hasSize(2);
        CustomerEvent event = parsed.get(0).event();
        assertThat(event.identity().eventId()).isEqualTo("msg-1");
        assertThat(event.identity().rawRef()).isEqualTo("raw-web-0@0");
        assertThat(event.what().eventType()).isEqualTo("product_added");
        assertThat(event.who().profileId()).isEqualTo("anon:visitor-7");
        assertThat(event.time().receivedAt()).isEqualTo(ARRIVED);
        FailedEvent failure = parsed.get(1).failure();
        assertThat(failure.rawRef()).isEqualTo("raw-web-0@2");
        assertThat(failure.receivedAt()).isEqualTo(ARRIVED);
    }

    private static List<Parsed> readAll() throws Exception {
        RecordReader reader = RecordReader.of(
                Format.shipped("segment"),
                "web",
                ReceivedAt.ofRecord(),
                FailureCipher.of("k1", KEY),
                Identifiers.of("k1", KEY));
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
        List<Parsed> parsed = new ArrayList<>();
        try (CloseableIterator<Parsed> results = env.fromSource(
                        EventTopics.rawUpToNow(broker.settings(), List.of(TOPIC), reader, "ingest"),
                        WatermarkStrategy.noWatermarks(),
                        "Raw events")
                .executeAndCollect()) {
            results.forEachRemaining(parsed::add);
        }
        return parsed;
    }

    private static ProducerRecord<byte[], byte[]> raw(String value) {
        return new ProducerRecord<>(
                TOPIC, null, ARRIVED.toEpochMilli(), null, value == null ? null : value.getBytes(UTF_8));
    }
}
