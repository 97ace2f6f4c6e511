package io.throughline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.connectors.codec.SampleEvents;
import io.throughline.connectors.time.PerSourceWatermarks;
import io.throughline.domain.event.JourneyRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ExactlyOnceTest {

    private static final Topic<JourneyRecord> IN = Topic.JOURNEY_EVENTS;
    private static final Topic<JourneyRecord> OUT = Topic.JOURNEY_EVENTS.named("copied-events");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static TestBroker broker;
    private static PlainClient plain;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = TestBroker.start();
        plain = new PlainClient(broker.bootstrapServers());
    }

    @AfterAll
    static void stopBroker() throws Exception {
        broker.close();
    }

    @Test
    @Timeout(180)
    void writesEveryRecordOnceThoughTheJobFailsTwice() throws Exception {
        KafkaTopics.create(broker.settings(), List.of(IN, OUT), 2);
        arrive(0, 500);
        JobClient job = startCopying();
        plain.atLeast(500, OUT.name(), PATIENCE);

        arrive(500, 500);
        plain.atLeast(1_000, OUT.name(), PATIENCE);
        // A record written twice would be seen at the latest with what follows it.
        arrive(1_000, 10);
        List<ConsumerRecord<byte[], byte[]>> records = plain.atLeast(1_010, OUT.name(), PATIENCE);
        job.cancel().get(30, TimeUnit.SECONDS);

        List<String> ids = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            ids.add(OUT.codec().decode(record.value()).event().identity().eventId());
        }
        assertThat(ids).containsExactlyInAnyOrderElementsOf(ids(0, 1_010));
        assertThat(FailTwice.FAILURES).hasValue(2);
        assertThat(readToItsEnd()).containsExactlyInAnyOrderElementsOf(ids(0, 1_010));
    }

    /** By the bounded source, which must come to an end behind the last transaction's marker. */
    private static List<String> readToItsEnd() throws Exception {
        List<String> ids = new ArrayList<>();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, configuration());
        try (CloseableIterator<JourneyRecord> records = env.fromSource(
                        KafkaSources.upToNow(broker.settings(), OUT, "count"),
                        WatermarkStrategy.noWatermarks(),
                        "Copied events")
                .uid("count.copied-events")
                .executeAndCollect()) {
            records.forEachRemaining(record -> ids.add(record.event().identity().eventId()));
        }
        return ids;
    }

    private static JobClient startCopying() throws Exception {
        Configuration configuration = configuration();
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(50));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        env.enableCheckpointing(300);
        env.fromSource(
                        KafkaSources.unbounded(broker.settings(), IN, "copy"),
                        PerSourceWatermarks.of(Duration.ZERO, PATIENCE, Set.of(), Set.of()),
                        "Journey events")
                .uid("copy.journey-events")
                .map(new FailTwice())
                .uid("copy.fail-twice")
                .sinkTo(KafkaSinks.exactlyOnce(broker.settings(), OUT, "copy", "copied-events"))
                .uid("copy.copied-events");
        return env.executeAsync("Copy");
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        return configuration;
    }

    private static void arrive(int first, int count) throws Exception {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        TopicSerializer<JourneyRecord> serializer = new TopicSerializer<>(IN);
        for (String id : ids(first, count)) {
            records.add(serializer.serialize(
                    JourneyRecord.of(
                            SampleEvents.bare("web", id, SampleEvents.NOON).build()),
                    null,
                    null));
        }
        plain.write(records);
    }

    private static List<String> ids(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(i -> "e" + i).toList();
    }

    /** Fails once amid an open transaction, and once between a complete checkpoint and its commit. */
    private static final class FailTwice implements MapFunction<JourneyRecord, JourneyRecord>, CheckpointListener {

        private static final long serialVersionUID = 1L;
        private static final AtomicInteger FAILURES = new AtomicInteger();

        @Override
        public JourneyRecord map(JourneyRecord record) {
            if (record.event().identity().eventId().equals("e700") && FAILURES.compareAndSet(0, 1)) {
                throw new IllegalStateException("failing on purpose amid a transaction");
            }
            return record;
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) {
            if (FAILURES.compareAndSet(1, 2)) {
                throw new IllegalStateException("failing on purpose before a commit");
            }
        }
    }
}
