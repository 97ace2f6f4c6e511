package io.throughline.jobs.embedded;

import io.throughline.connectors.database.CustomerStateSink;
import io.throughline.connectors.database.DatabaseSchema;
import io.throughline.connectors.database.OutboxSink;
import io.throughline.connectors.files.EventFiles;
import io.throughline.connectors.lakehouse.Lakehouse;
import io.throughline.domain.alert.WebhookMessage;
import io.throughline.domain.control.ControlRecord;
import io.throughline.domain.event.JourneyRecord;
import io.throughline.domain.event.Parsed;
import io.throughline.domain.value.CustomerState;
import io.throughline.domain.value.CustomerValue;
import io.throughline.domain.value.FrictionCost;
import io.throughline.jobs.configuration.SourceConfiguration;
import io.throughline.jobs.deployment.Deployment;
import io.throughline.jobs.environment.JobEnvironment;
import io.throughline.jobs.environment.NoRecords;
import io.throughline.jobs.friction.Friction;
import io.throughline.jobs.ingest.Ingest;
import io.throughline.jobs.lake.Lake;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * One run over files in this process: the same flows as on a cluster, with an embedded lakehouse and database.
 *
 * <p>A run that fails or is interrupted leaves no half-written table: each table is committed as a whole at the end.
 */
public final class EmbeddedRun {

    private final Deployment deployment;
    private final StreamExecutionEnvironment environment;

    /**
     * Prepares a run over the configured sources, all of which must be files; creates missing tables.
     *
     * @param mode batch, or streaming with the end of the input as the only watermark: files come in no order of time
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
        }
        environment = JobEnvironment.embedded(mode, deployment.configuration().parallelism(), extra);
    }

    /** Adds ingest and its tables; the answer is the accepted journeys, for whoever also wants to see them. */
    public DataStream<JourneyRecord> ingest() {
        Ingest.Flow ingest = Ingest.of(read(), deployment.ingest());
        Lake.ofJourneys(ingest.journeys(), ingest.failed(), deployment.lakehouse());
        return ingest.journeys();
    }

    /** Adds ingest and friction with their tables, customer state and outbox; the answer is what friction found. */
    public Friction.Flow friction() {
        Ingest.Flow ingest = Ingest.of(read(), deployment.ingest());
        Friction.Flow friction = Friction.of(
                ingest.journeys(),
                deployment.friction(),
                new Friction.Values(
                        NoRecords.of(environment, CustomerValue.class, "friction.source.customer-value"),
                        NoRecords.of(environment, FrictionCost.class, "friction.source.friction-cost")),
                NoRecords.of(environment, ControlRecord.class, "friction.source.control"),
                NoRecords.of(environment, Instant.class, "friction.source.ticks"));
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

    /** Starts what was added. */
    public JobClient start(String name) throws Exception {
        return environment.executeAsync(name);
    }

    private DataStream<Parsed> read() {
        List<DataStream<Parsed>> streams =
                deployment.configuration().sources().stream().map(this::read).toList();
        return streams.stream()
                .reduce(DataStream::union)
                .orElseThrow(() -> new IllegalArgumentException("nothing to read: give --input and --format"));
    }

    private DataStream<Parsed> read(SourceConfiguration source) {
        if (source.topic() != null) {
            throw new IllegalArgumentException(
                    "source " + source.name() + " is a topic: topics are read by the jobs on a cluster");
        }
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
