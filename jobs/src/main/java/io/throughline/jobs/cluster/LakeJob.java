package io.throughline.jobs.cluster;

import io.throughline.connectors.kafka.KafkaSettings;
import io.throughline.connectors.kafka.KafkaSources;
import io.throughline.connectors.kafka.Topic;
import io.throughline.connectors.lakehouse.Lakehouse;
import io.throughline.jobs.configuration.CheckpointConfiguration;
import io.throughline.jobs.configuration.Topics;
import io.throughline.jobs.deployment.Deployment;
import io.throughline.jobs.environment.EventTimeOf;
import io.throughline.jobs.environment.JobEnvironment;
import io.throughline.jobs.lake.Lake;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The topics in, their tables out: one commit a table for each checkpoint, exactly once. */
public final class LakeJob {

    private static final String JOB = "lake";

    private LakeJob() {}

    /** @param arguments see {@link JobOptions} */
    public static void main(String... arguments) throws Exception {
        Deployment deployment = JobOptions.parse(arguments);
        try (Lakehouse lakehouse = Lakehouse.open(deployment.lakehouse())) {
            lakehouse.createTables();
        }
        StreamExecutionEnvironment environment = JobEnvironment.streaming(
                new CheckpointConfiguration(
                        deployment.configuration().lakehouse().commitInterval(),
                        deployment.configuration().checkpoints().directory()),
                deployment.configuration().parallelism());
        define(environment, deployment);
        environment.execute("Throughline lake");
    }

    /** Wires the topics to their tables, which must exist. */
    public static void define(StreamExecutionEnvironment environment, Deployment deployment) {
        KafkaSettings kafka = deployment.kafka();
        Topics topics = deployment.configuration().topics();
        Lake.of(
                new Lake.Streams(
                        read(environment, kafka, Topic.JOURNEY_EVENTS.named(topics.journeyEvents())),
                        read(environment, kafka, Topic.FAILED_EVENTS.named(topics.failedEvents())),
                        read(environment, kafka, Topic.MATCHES.named(topics.matches())),
                        read(environment, kafka, Topic.CHANNEL_SWITCHES.named(topics.channelSwitches())),
                        read(environment, kafka, Topic.ALERTS.named(topics.alerts()))),
                deployment.lakehouse());
    }

    private static <T> DataStream<T> read(StreamExecutionEnvironment environment, KafkaSettings kafka, Topic<T> topic) {
        return environment
                .fromSource(KafkaSources.unbounded(kafka, topic, JOB), EventTimeOf.sideInput(), "Topic " + topic.name())
                .uid("lake.source." + topic.name());
    }
}
