package io.throughline.jobs.ingest;

import io.throughline.connectors.files.EventFiles;
import io.throughline.connectors.files.EventTime;
import io.throughline.connectors.kafka.EventTopics;
import io.throughline.connectors.kafka.KafkaSettings;
import io.throughline.connectors.kafka.KafkaSinks;
import io.throughline.connectors.kafka.Topic;
import io.throughline.connectors.kafka.TransactionTimeouts;
import io.throughline.domain.event.Parsed;
import io.throughline.jobs.configuration.SourceConfiguration;
import io.throughline.jobs.configuration.SourceKind;
import io.throughline.jobs.configuration.Topics;
import io.throughline.jobs.deployment.Deployment;
import io.throughline.jobs.deployment.JobOptions;
import io.throughline.jobs.environment.EventTimeOf;
import io.throughline.jobs.environment.JobEnvironment;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Raw topics and files in, {@code journey-events} and {@code failed-events} out, exactly once. */
public final class IngestJob {

    private static final String JOB = "ingest";

    private IngestJob() {}

    /** @param arguments see {@link JobOptions} */
    public static void main(String... arguments) throws Exception {
        Deployment deployment = JobOptions.parse(arguments);
        KafkaSettings kafka = deployment.kafka();
        TransactionTimeouts.check(kafka);
        Topics topics = deployment.configuration().topics();
        StreamExecutionEnvironment environment = JobEnvironment.streaming(
                deployment.configuration().checkpoints(),
                deployment.configuration().parallelism());

        Ingest.Flow flow = Ingest.of(read(environment, deployment), deployment.ingest());

        flow.journeys()
                .sinkTo(KafkaSinks.exactlyOnce(
                        kafka, Topic.JOURNEY_EVENTS.named(topics.journeyEvents()), JOB, "journey-events"))
                .name("Topic " + topics.journeyEvents())
                .uid("ingest.journey-events");
        flow.failed()
                .sinkTo(KafkaSinks.exactlyOnce(
                        kafka, Topic.FAILED_EVENTS.named(topics.failedEvents()), JOB, "failed-events"))
                .name("Topic " + topics.failedEvents())
                .uid("ingest.failed-events");
    }

    private static DataStream<Parsed> read(StreamExecutionEnvironment environment, Deployment deployment) {
        List<DataStream<Parsed>> streams = deployment.configuration().sources().stream()
                .map(source -> read(environment, deployment, source))
                .toList();
        return streams.stream()
                .reduce(DataStream::union)
                .orElseThrow(() -> new IllegalArgumentException("sources is empty: name at least one"));
    }

    private static DataStream<Parsed> read(
            StreamExecutionEnvironment environment, Deployment deployment, SourceConfiguration source) {
        WatermarkStrategy<Parsed> eventTime = source.kind() == SourceKind.LIVE
                ? EventTime.upTo(deployment.configuration().eventTime().disorder())
                        .withIdleness(deployment.configuration().eventTime().idleTimeout())
                : EventTimeOf.sideInput();
        String topic = source.topic();
        return environment
                .fromSource(
                        topic == null
                                ? EventFiles.in(source.paths(), deployment.reader(source))
                                : EventTopics.raw(deployment.kafka(), List.of(topic), deployment.reader(source), JOB),
                        eventTime,
                        "Source " + source.name())
                .uid("ingest.source." + source.name());
    }
}
