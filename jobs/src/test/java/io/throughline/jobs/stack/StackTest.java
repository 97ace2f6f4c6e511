package io.throughline.jobs.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.connectors.codec.JourneyRecordCodec;
import io.throughline.connectors.database.DatabaseSchema;
import io.throughline.connectors.database.TestPostgres;
import io.throughline.connectors.kafka.KafkaTopics;
import io.throughline.connectors.kafka.TestBroker;
import io.throughline.connectors.lakehouse.DuckDb;
import io.throughline.connectors.lakehouse.Lakehouse;
import io.throughline.connectors.lakehouse.LakehouseReader;
import io.throughline.domain.event.JourneyRecord;
import io.throughline.jobs.cluster.FrictionJob;
import io.throughline.jobs.cluster.IngestJob;
import io.throughline.jobs.cluster.LakeJob;
import io.throughline.jobs.compose.BoardMetrics;
import io.throughline.jobs.deployment.Deployment;
import io.throughline.jobs.environment.JobEnvironment;
import io.throughline.jobs.metrics.ExportedMetrics;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.util.TestStreamEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole stack in one process, every part real: Kafka in and out, PostgreSQL, Iceberg, a Flink cluster that loses a
 * task manager in the middle. Nothing may be missing, nothing may be there twice; and what the board shows is exported.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StackTest {

    private static final int CUSTOMERS = 400;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path out;

    @Test
    void nothingIsLostAndNothingIsThereTwiceWhenATaskManagerDies() throws Exception {
        Shop shop = Shop.of(CUSTOMERS);
        try (TestBroker kafka = TestBroker.start();
                TestPostgres postgres = TestPostgres.start();
                MiniCluster cluster = cluster()) {
            cluster.start();
            Deployment deployment = deployment(kafka, postgres);
            Broker broker = new Broker(kafka.bootstrapServers());
            broker.createTopic(Shop.RAW_TOPIC, 2);
            KafkaTopics.create(deployment.kafka(), 2);
            DatabaseSchema.create(deployment.database());
            try (Lakehouse lakehouse = Lakehouse.open(deployment.lakehouse())) {
                lakehouse.createTables();
            }
            List<JobClient> jobs = List.of(
                    start(cluster, (environment, settings) -> IngestJob.define(environment, settings, 2), deployment),
                    start(cluster, FrictionJob::define, deployment),
                    start(cluster, LakeJob::define, deployment));

            int half = shop.records().size() / 2;
            broker.send(shop.records().subList(0, half));
            Eventually.reaches(1, PATIENCE, "events of the first half", () ->
                    (long) broker.committed("journey-events").size());
            broker.send(shop.records().subList(half, half + half / 2));
            cluster.terminateTaskManager(0).get();
            cluster.startTaskManager();
            broker.send(shop.records().subList(half + half / 2, shop.records().size()));

            everythingArrives(shop, broker, deployment);
            for (JobClient job : jobs) {
                job.cancel().get();
            }
            countKafka(shop, broker);
            countPostgres(shop, postgres, broker);
            countLakehouse(shop, deployment);
            assertThat(ExportedMetrics.names()).containsAll(BoardMetrics.names());
        }
    }

    private static void everythingArrives(Shop shop, Broker broker, Deployment deployment) throws Exception {
        Eventually.reaches(shop.events(), PATIENCE, "events in Kafka", () -> events(broker));
        Eventually.reaches(shop.abandoned(), PATIENCE, "matches in Kafka", () ->
                (long) broker.committed("matches").size());
        try (Lakehouse lakehouse = Lakehouse.open(deployment.lakehouse())) {
            LakehouseReader reader = new LakehouseReader(lakehouse);
            Eventually.reaches(shop.events(), PATIENCE, "rows of events", () -> reader.count("events"));
            Eventually.reaches(shop.abandoned(), PATIENCE, "rows of friction", () -> reader.count("friction"));
            Eventually.reaches(shop.broken(), PATIENCE, "failed events", () -> reader.count("failed_events"));
        }
    }

    private static void countKafka(Shop shop, Broker broker) throws Exception {
        JourneyRecordCodec codec = new JourneyRecordCodec();
        List<String> ids = new ArrayList<>();
        for (byte[] value : broker.committed("journey-events")) {
            JourneyRecord record = codec.decode(value);
            if (record.event() != null) {
                ids.add(record.event().identity().eventId());
            }
        }
        assertThat(ids).doesNotHaveDuplicates().hasSize(shop.events());
        assertThat(broker.committed("failed-events")).hasSize(shop.broken());

        List<JsonNode> matches = data(broker.committed("matches"));
        assertThat(matches).extracting(match -> match.get("match_id").asText()).doesNotHaveDuplicates();
        assertThat(matches).hasSize(shop.abandoned()).allSatisfy(match -> {
            assertThat(match.get("pattern").asText()).isEqualTo("cart-abandonment");
            assertThat(match.get("customer_id").asText()).startsWith("c-");
        });
    }

    private static void countPostgres(Shop shop, TestPostgres postgres, Broker broker) throws Exception {
        assertThat(number(postgres, "SELECT count(*) FROM customer_state")).isEqualTo(shop.abandoned());
        assertThat(number(postgres, "SELECT sum(matches) FROM customer_state")).isEqualTo(shop.abandoned());
        List<JsonNode> alerts = data(broker.committed("alerts"));
        assertThat(alerts).extracting(alert -> alert.get("message_id").asText()).doesNotHaveDuplicates();
        assertThat(alerts).isNotEmpty();
        assertThat(number(postgres, "SELECT count(*) FROM webhook_outbox")).isEqualTo(alerts.size());
    }

    private static void countLakehouse(Shop shop, Deployment deployment) {
        try (Lakehouse lakehouse = Lakehouse.open(deployment.lakehouse())) {
            String events = DuckDb.filesOf(lakehouse.table("events"));
            assertThat(DuckDb.rows("SELECT count(*), count(DISTINCT event_id) FROM " + events))
                    .containsExactly(List.of("" + shop.events(), "" + shop.events()));
            String friction = DuckDb.filesOf(lakehouse.table("friction"));
            assertThat(DuckDb.rows("SELECT count(*), count(DISTINCT match_id) FROM " + friction))
                    .containsExactly(List.of("" + shop.abandoned(), "" + shop.abandoned()));
            String failed = DuckDb.filesOf(lakehouse.table("failed_events"));
            assertThat(DuckDb.rows("SELECT count(*), count(DISTINCT failure_id) FROM " + failed))
                    .containsExactly(List.of("" + shop.broken(), "" + shop.broken()));
        }
    }

    private static long events(Broker broker) throws Exception {
        JourneyRecordCodec codec = new JourneyRecordCodec();
        long events = 0;
        for (byte[] value : broker.committed("journey-events")) {
            events += codec.decode(value).event() == null ? 0 : 1;
        }
        return events;
    }

    private static List<JsonNode> data(List<byte[]> cloudEvents) throws Exception {
        JsonMapper json = JsonMapper.builder().build();
        List<JsonNode> data = new ArrayList<>();
        for (byte[] cloudEvent : cloudEvents) {
            data.add(json.readTree(cloudEvent).get("data"));
        }
        return data;
    }

    private static long number(TestPostgres postgres, String sql) throws Exception {
        try (Connection connection = postgres.settings().connect();
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static JobClient start(
            MiniCluster cluster, BiConsumer<StreamExecutionEnvironment, Deployment> define, Deployment deployment)
            throws Exception {
        StreamExecutionEnvironment usual =
                JobEnvironment.streaming(deployment.configuration().checkpoints(), 2);
        StreamExecutionEnvironment environment = new TestStreamEnvironment(
                cluster, Configuration.fromMap(usual.getConfiguration().toMap()), 2, List.of(), List.of());
        define.accept(environment, deployment);
        return environment.executeAsync();
    }

    private Deployment deployment(TestBroker kafka, TestPostgres postgres) {
        return DeployedConfiguration.of(
                        kafka,
                        postgres,
                        out,
                        "webhooks.endpoints=[{name: desk, url: 'https://desk.example.com/', secret: '${env:THROUGHLINE_TEST_SECRET}'}]")
                .deployment();
    }

    private static MiniCluster cluster() {
        Configuration configuration = ExportedMetrics.reporting(new Configuration());
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(128));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(128));
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 20);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(200));
        return new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(2)
                .setNumSlotsPerTaskManager(4)
                .build());
    }
}
