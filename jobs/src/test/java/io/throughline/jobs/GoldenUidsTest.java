package io.throughline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.connectors.lakehouse.Lakehouse;
import io.throughline.jobs.cluster.FrictionJob;
import io.throughline.jobs.cluster.IngestJob;
import io.throughline.jobs.cluster.LakeJob;
import io.throughline.jobs.configuration.ConfigurationFile;
import io.throughline.jobs.deployment.Deployment;
import io.throughline.jobs.environment.JobEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A uid is the address of saved state: this list changes when state is meant to be given up, and only then. */
class GoldenUidsTest {

    @TempDir
    private Path out;

    static Stream<Arguments> jobs() {
        BiConsumer<StreamExecutionEnvironment, Deployment> ingest =
                (environment, deployment) -> IngestJob.define(environment, deployment, 2);
        BiConsumer<StreamExecutionEnvironment, Deployment> friction = FrictionJob::define;
        BiConsumer<StreamExecutionEnvironment, Deployment> lake = LakeJob::define;
        return Stream.of(
                Arguments.of("ingest", ingest), Arguments.of("friction", friction), Arguments.of("lake", lake));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jobs")
    void everyOperatorHasTheUidThatTheListNames(String job, BiConsumer<StreamExecutionEnvironment, Deployment> define)
            throws Exception {
        Deployment deployment = new Deployment(
                ConfigurationFile.read(
                        null,
                        List.of(
                                "kafka.bootstrap_servers=localhost:9092",
                                "sources=[{name: shop, kind: live, format: segment, topic: raw-shop}]"),
                        out),
                out);
        try (Lakehouse lakehouse = Lakehouse.open(deployment.lakehouse())) {
            lakehouse.createTables();
        }
        StreamExecutionEnvironment environment =
                JobEnvironment.streaming(deployment.configuration().checkpoints(), 1);

        define.accept(environment, deployment);

        List<String> uids = environment.getStreamGraph(false).getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .sorted()
                .toList();
        assertThat(String.join("\n", uids)).isEqualTo(golden(job));
    }

    private static String golden(String job) throws IOException {
        try (var in = GoldenUidsTest.class.getResourceAsStream("/golden-uids/" + job + ".txt")) {
            return new String(Objects.requireNonNull(in, job).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
