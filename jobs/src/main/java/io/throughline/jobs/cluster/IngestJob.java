package io.throughline.jobs.cluster;

import io.throughline.connectors.files.EventFiles;
import io.throughline.connectors.files.EventTime;
import io.throughline.connectors.kafka.EventTopics;
import io.throughline.connectors.kafka.KafkaSettings;
import io.throughline.connectors.kafka.KafkaSinks;
import io.throughline.connectors.kafka.KafkaTopics;
import io.throughline.connectors.kafka.Topic;
import io.throughline.connectors.kafka.TransactionTimeouts;
import io.throughline.connectors.time.TickSource;
import io.throughline.domain.event.JourneyRecord;
import io.throughline.domain.event.Parsed;
import io.throughline.jobs.configuration.SourceConfiguration;
import io.throughline.jobs.configuration.SourceKind;
import io.throughline.jobs.configuration.Topics;
import io.throughline.jobs.deployment.Deployment;
import io.throughline.jobs.environment.EventTimeOf;
import io.throughline.jobs.environment.JobEnvironment;
import io.throughline.jobs.ingest.Ingest;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Raw topics and files in, {@code journey-events} and {@code failed-events} out, exactly once. */
public final class IngestJob {

    private static final String JOB = "ingest";

    /** Of topics that do not exist yet; fixed from then on, and divisible by many numbers of subtasks. */
    private static final int PARTITIONS = 12;

    private static final Duration TICK = Duration.ofSeconds(30);

    private IngestJob() {}

    /** @param arguments see {@link JobOptions} */
    public static void main(String... arguments) throws Exception {
        Deployment deployment = JobOptions.parse(arguments);
        TransactionTimeouts.check(deployment.kafka());
        KafkaTopics.create(deployment.kafka(), deployment.topics(), PARTITIONS);
        int partitions = KafkaTopics.partitionsOf(
                deployment.kafka(),
                Topic.JOURNEY_EVENTS.named(deployment.configuration().topics().journeyEvents()));
        StreamExecutionEnvironment environment = JobEnvironment.streaming(
                deployment.configuration().checkpoints(),
                deployment.configuration().parallelism());
        define(environment, deployment, partitions);
        environment.execute("Throughline ingest");
    }

    /**
     * Wires the flow between the configured sources and the topics.
     *
     * @param partitions of the topic of journeys, each of which is written in order of time
     */
    public static void define(StreamExecutionEnvironment environment, Deployment deployment, int partitions) {
        KafkaSettings kafka = deployment.kafka();
        Topics topics = deployment.configuration().topics();
        Topic<JourneyRecord> journeys = Topic.JOURNEY_EVENTS.named(topics.journeyEvents());
        Ingest.Flow flow = Ingest.of(read(environment, deployment), deployment.ingest());

        flow.journeys()
                .keyBy(record -> OrderForTopic.key(journeys, record, partitions), Types.STRING)
                .process(new OrderForTopic(), TypeInformation.of(JourneyRecord.class))
                .name("Order for topic")
                .uid("ingest.order-for-topic")
                .sinkTo(KafkaSinks.exactlyOnce(kafka, journeys, JOB, "journey-events"))
                .name("Topic " + topics.journeyEvents())
                .uid("ingest.journey-events");
        flow.failed()
                .sinkTo(KafkaSinks.exactlyOnce(
                        kafka, Topic.FAILED_EVENTS.named(topics.failedEvents()), JOB, "failed-events"))
                .name("Topic " + topics.failedEvents())
                .uid("ingest.failed-events");
        TickSource.every(TICK, environment, "ingest.clock")
                .sinkTo(KafkaSinks.exactlyOnce(kafka, Topic.TICKS.named(topics.ticks()), JOB, "ticks"))
                .setParallelism(1)
                .name("Topic " + topics.ticks())
                .uid("ingest.ticks");
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
