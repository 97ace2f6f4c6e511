package io.throughline.jobs.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.connectors.database.TestPostgres;
import io.throughline.connectors.kafka.KafkaTopics;
import io.throughline.connectors.kafka.TestBroker;
import io.throughline.connectors.lakehouse.DuckDb;
import io.throughline.connectors.lakehouse.Lakehouse;
import io.throughline.connectors.lakehouse.LakehouseReader;
import io.throughline.jobs.deployment.Deployment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The one jar on a real cluster: processes of their own, jobs submitted by the command line with a configuration file,
 * a task manager killed. It proves class loading, what the jar contains, and the configuration.
 */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class ClusterIT {

    private static final int CUSTOMERS = 120;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final String JOBS = "io.throughline.jobs.";

    @TempDir
    private Path folder;

    @Test
    void theJarRunsOnAClusterAndSurvivesTheDeathOfATaskManager() throws Exception {
        Shop shop = Shop.of(CUSTOMERS);
        try (TestBroker kafka = TestBroker.start();
                TestPostgres postgres = TestPostgres.start();
                FlinkProcesses flink = FlinkProcesses.start(
                        Files.createDirectory(folder.resolve("flink")), TARGET.resolve("flink"), 2)) {
            DeployedConfiguration configuration = DeployedConfiguration.of(kafka, postgres, folder);
            Deployment deployment = configuration.deployment();
            Broker broker = new Broker(kafka.bootstrapServers());
            broker.createTopic(Shop.RAW_TOPIC, 2);
            KafkaTopics.create(deployment.kafka(), 2);
            try {
                Eventually.reaches(12, Duration.ofSeconds(60), "slots", flink::slots);
                Path jar = TARGET.resolve("throughline.jar");
                for (String job : List.of("cluster.IngestJob", "cluster.FrictionJob", "cluster.LakeJob")) {
                    flink.submit(jar, JOBS + job, configuration.arguments());
                }
                int half = shop.records().size() / 2;
                broker.send(shop.records().subList(0, half));
                Eventually.reaches(1, PATIENCE, "first events", () ->
                        (long) broker.committed("journey-events").size());
                flink.killTaskManager(0);
                flink.startTaskManager();
                broker.send(shop.records().subList(half, shop.records().size()));

                try (Lakehouse lakehouse = Lakehouse.open(deployment.lakehouse())) {
                    LakehouseReader reader = new LakehouseReader(lakehouse);
                    Eventually.reaches(shop.events(), PATIENCE, "rows of events", () -> reader.count("events"));
                    Eventually.reaches(shop.abandoned(), PATIENCE, "rows of friction", () -> reader.count("friction"));
                    Eventually.reaches(
                            shop.broken(), PATIENCE, "rows of failed events", () -> reader.count("failed_events"));
                    count(lakehouse, "events", "event_id", shop.events());
                    count(lakehouse, "friction", "match_id", shop.abandoned());
                    count(lakehouse, "failed_events", "failure_id", shop.broken());
                }
                assertThat(flink.runningJobs()).isEqualTo(3);
            } catch (AssertionError missing) {
                throw new AssertionError(missing.getMessage() + "\n" + flink.logs(), missing);
            }
        }
    }

    private static void count(Lakehouse lakehouse, String table, String id, int expected) {
        String files = DuckDb.filesOf(lakehouse.table(table));
        assertThat(DuckDb.rows("SELECT count(*), count(DISTINCT " + id + ") FROM " + files))
                .as(table)
                .containsExactly(List.of("" + expected, "" + expected));
    }
}
