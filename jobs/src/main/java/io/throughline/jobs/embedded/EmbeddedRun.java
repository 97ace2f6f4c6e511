package io.throughline.jobs.embedded;

import io.throughline.connectors.database.CustomerStateSink;
import io.throughline.connectors.database.DatabaseSchema;
import io.throughline.connectors.database.OutboxSink;
import io.throughline.connectors.files.ArrivingFiles;
import io.throughline.connectors.files.EventFiles;
import io.throughline.connectors.lakehouse.Lakehouse;
import io.throughline.connectors.lakehouse.LakehouseSettings;
import io.throughline.connectors.replay.Recording;
import io.throughline.connectors.replay.ReplayClock;
import io.throughline.connectors.replay.ReplaySource;
import io.throughline.connectors.time.ArrivalWatermarks;
import io.throughline.domain.alert.WebhookMessage;
import io.throughline.domain.control.ControlRecord;
import io.throughline.domain.event.JourneyRecord;
import io.throughline.domain.event.Parsed;
import io.throughline.domain.value.CustomerState;
import io.throughline.domain.value.CustomerValue;
import io.throughline.domain.value.FrictionCost;
import io.throughline.jobs.configuration.SourceConfiguration;
import io.throughline.jobs.deployment.Deployment;
import io.throughline.jobs.environment.EventTimeOf;
import io.throughline.jobs.environment.JobEnvironment;
import io.throughline.jobs.environment.NoRecords;
import io.throughline.jobs.friction.Friction;
import io.throughline.jobs.ingest.Ingest;
import io.throughline.jobs.lake.Lake;
import io.throughline.jobs.value.PublishedValues;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * One run over files in this process: the same flows as on a cluster, with an embedded lakehouse and database.
 *
 * <p>The files are read each on its own, or replayed: in the order in which their records arrived, at the pace of a clock.
 * A bounded run that fails or is interrupted leaves no half-written table: each is committed as a whole at the end.
 */
public final class EmbeddedRun {

    /** The sources of a replay, for which its clock is made. */
    public static final Set<String> REPLAYED = Set.of("raw", "customer-value", "friction-cost");

    /** Event time of a replay moves on by at least so much. */
    private static final Duration STEP = Duration.ofMinutes(5);

    /** Between checkpoints while a replay catches up: each one commits to every table. */
    private static final Duration CATCHING_UP = Duration.ofMinutes(1);

    private final Deployment deployment;
    private final StreamExecutionEnvironment environment;

    /**
     * Prepares a run over the configured sources, all of which must be files; creates missing tables.
     *
     * @param mode batch, or streaming with checkpoints
     * @throws SQLException if the database can't be reached or refuses
     */
    public EmbeddedRun(Deployment deployment, RuntimeExecutionMode mode) throws SQLException {
        this.deployment = deployment;
        DatabaseSchema.create(deployment.database());
        try (Lakehouse lakehouse = Lakehouse.open(deployment.lakehouse())) {
            lakehouse.createTables();
        }
        Configuration extra = new Configuration();
        extra.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        if (mode == RuntimeExecutionMode.STREAMING) {
            extra.set(
                    CheckpointingOptions.CHECKPOINTING_INTERVAL,
                    deployment.configuration().checkpoints().interval());
            extra.set(CheckpointingOptions.CHECKPOINTING_INTERVAL_DURING_BACKLOG, CATCHING_UP);
            String directory = deployment.configuration().checkpoints().directory();
            if (directory != null) {
                extra.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory);
            }
        }
        environment = JobEnvironment.embedded(mode, deployment.configuration().parallelism(), extra);
    }

    /** The raw records of the sources as events and failures; without watermarks before the end, since files come in no order. */
    public DataStream<Parsed> files() {
        return sources().stream()
                .map(this::read)
                .reduce(DataStream::union)
                .orElseThrow(() -> new IllegalArgumentException("nothing to read: give --input and --format"));
    }

    /** The same, when {@code clock} says that they arrive. */
    public DataStream<Parsed> replay(ReplayClock clock) {
        Recording<Parsed> recording = new ArrivingFiles(sources().stream()
                .map(source -> new ArrivingFiles.Source(source.paths(), deployment.reader(source)))
                .toList());
        return environment
                .fromSource(
                        new ReplaySource<>("raw", recording, clock, TypeInformation.of(Parsed.class)),
                        new ArrivalWatermarks(
                                deployment.configuration().eventTime().disorder(), STEP),
                        "Raw records")
                .uid("ingest.source.replay")
                .setParallelism(1);
    }

    /** What the last value run has published by then, when {@code clock} comes to {@code from}. */
    public Friction.Values publishedValues(ReplayClock clock, Instant from) {
        LakehouseSettings lakehouse = deployment.lakehouse();
        return new Friction.Values(
                value(
                        clock,
                        "customer-value",
                        new PublishedRecording<>(from, lakehouse, PublishedValues::customers),
                        CustomerValue.class),
                value(
                        clock,
                        "friction-cost",
                        new PublishedRecording<>(from, lakehouse, PublishedValues::frictionCosts),
                        FrictionCost.class));
    }

    /** No prices. */
    public Friction.Values noValues() {
        return new Friction.Values(
                NoRecords.of(environment, CustomerValue.class, "friction.source.customer-value"),
                NoRecords.of(environment, FrictionCost.class, "friction.source.friction-cost"));
    }

    /** Adds ingest and its tables; the answer is the accepted journeys, for whoever also wants to see them. */
    public DataStream<JourneyRecord> ingest(DataStream<Parsed> parsed) {
        Ingest.Flow ingest = ingestOnly(parsed);
        Lake.ofJourneys(ingest.journeys(), ingest.failed(), deployment.lakehouse());
        return ingest.journeys();
    }

    /** Adds ingest and friction with their tables, customer state and outbox; the answer is what friction found. */
    public Friction.Flow friction(DataStream<Parsed> parsed, Friction.Values values) {
        Ingest.Flow ingest = ingestOnly(parsed);
        Friction.Flow friction = frictionOnly(ingest.journeys(), values);
        Lake.of(
                new Lake.Streams(
                        ingest.journeys(), ingest.failed(), friction.matches(), friction.switches(), friction.alerts()),
                deployment.lakehouse());
        // One writer: SQLite knows no other.
        friction.customerStates()
                .keyBy(CustomerState::profileId)
                .sinkTo(CustomerStateSink.to(deployment.database()))
                .name("Customer state")
                .uid("friction.customer-state")
                .setParallelism(1);
        friction.messages()
                .keyBy(WebhookMessage::messageId)
                .sinkTo(OutboxSink.to(deployment.database()))
                .name("Webhook outbox")
                .uid("friction.webhook-outbox")
                .setParallelism(1);
        return friction;
    }

    /** Adds ingest without its tables. */
    public Ingest.Flow ingestOnly(DataStream<Parsed> parsed) {
        return Ingest.of(parsed, deployment.ingest());
    }

    /** Adds friction without its tables. */
    public Friction.Flow frictionOnly(DataStream<JourneyRecord> journeys, Friction.Values values) {
        return Friction.of(
                journeys,
                deployment.friction(),
                values,
                NoRecords.of(environment, ControlRecord.class, "friction.source.control"),
                NoRecords.of(environment, Instant.class, "friction.source.ticks"));
    }

    /** Starts what was added. */
    public JobClient start(String name) throws Exception {
        return environment.executeAsync(name);
    }

    private <T> DataStream<T> value(ReplayClock clock, String name, Recording<T> recording, Class<T> type) {
        return environment
                .fromSource(
                        new ReplaySource<>(name, recording, clock, TypeInformation.of(type)),
                        EventTimeOf.sideInput(),
                        "Published " + name)
                .uid("friction.source." + name)
                .setParallelism(1);
    }

    private List<SourceConfiguration> sources() {
        List<SourceConfiguration> sources = deployment.configuration().sources();
        sources.stream().filter(source -> source.topic() != null).findFirst().ifPresent(topic -> {
            throw new IllegalArgumentException(
                    "source " + topic.name() + " is a topic: topics are read by the jobs on a cluster");
        });
        return sources;
    }

    private DataStream<Parsed> read(SourceConfiguration source) {
        WatermarkStrategy<Parsed> atTheEnd = WatermarkStrategy.<Parsed>noWatermarks()
                .withTimestampAssigner((parsed, before) -> parsed.event() == null
                        ? Long.MIN_VALUE
                        : parsed.event().time().orderTime().toEpochMilli());
        return environment
                .fromSource(
                        EventFiles.in(source.paths(), deployment.reader(source)), atTheEnd, "Source " + source.name())
                .uid("ingest.source." + source.name());
    }
}
