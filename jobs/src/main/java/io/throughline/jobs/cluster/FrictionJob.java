package io.throughline.jobs.cluster;

import io.throughline.connectors.database.CustomerStateSink;
import io.throughline.connectors.database.DatabaseSchema;
import io.throughline.connectors.database.OutboxSink;
import io.throughline.connectors.kafka.KafkaSettings;
import io.throughline.connectors.kafka.KafkaSinks;
import io.throughline.connectors.kafka.KafkaSources;
import io.throughline.connectors.kafka.Topic;
import io.throughline.connectors.kafka.TransactionTimeouts;
import io.throughline.domain.alert.WebhookMessage;
import io.throughline.domain.control.ControlRecord;
import io.throughline.domain.event.JourneyRecord;
import io.throughline.domain.value.CustomerState;
import io.throughline.domain.value.CustomerValue;
import io.throughline.domain.value.FrictionCost;
import io.throughline.jobs.configuration.Topics;
import io.throughline.jobs.deployment.Deployment;
import io.throughline.jobs.environment.EventTimeOf;
import io.throughline.jobs.environment.JobEnvironment;
import io.throughline.jobs.friction.Friction;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The topic {@code journey-events} in; friction to topics, customer state and outbox to the database. */
public final class FrictionJob {

    private static final String JOB = "friction";

    private FrictionJob() {}

    /** @param arguments see {@link JobOptions} */
    public static void main(String... arguments) throws Exception {
        Deployment deployment = JobOptions.parse(arguments);
        TransactionTimeouts.check(deployment.kafka());
        DatabaseSchema.create(deployment.database());
        StreamExecutionEnvironment environment = JobEnvironment.streaming(
                deployment.configuration().checkpoints(),
                deployment.configuration().parallelism());
        define(environment, deployment);
        environment.execute("Throughline friction");
    }

    /** Wires the flow between topics and database; the database's tables must exist. */
    public static void define(StreamExecutionEnvironment environment, Deployment deployment) {
        KafkaSettings kafka = deployment.kafka();
        Topics topics = deployment.configuration().topics();
        DataStream<JourneyRecord> journeys = read(
                environment, kafka, Topic.JOURNEY_EVENTS.named(topics.journeyEvents()), deployment.journeyWatermarks());
        DataStream<CustomerValue> values =
                read(environment, kafka, Topic.CUSTOMER_VALUE.named(topics.customerValue()), EventTimeOf.sideInput());
        DataStream<FrictionCost> costs =
                read(environment, kafka, Topic.FRICTION_COST.named(topics.frictionCost()), EventTimeOf.sideInput());
        DataStream<ControlRecord> control =
                read(environment, kafka, Topic.CONTROL.named(topics.control()), EventTimeOf.sideInput());

        DataStream<Instant> ticks =
                read(environment, kafka, Topic.TICKS.named(topics.ticks()), deployment.tickWatermarks());

        Friction.Flow flow =
                Friction.of(journeys, deployment.friction(), new Friction.Values(values, costs), control, ticks);

        write(flow.matches(), kafka, Topic.MATCHES.named(topics.matches()), "matches");
        write(flow.switches(), kafka, Topic.CHANNEL_SWITCHES.named(topics.channelSwitches()), "channel-switches");
        write(flow.alerts(), kafka, Topic.ALERTS.named(topics.alerts()), "alerts");
        flow.customerStates()
                .keyBy(CustomerState::profileId)
                .sinkTo(CustomerStateSink.to(deployment.database()))
                .name("Customer state")
                .uid("friction.customer-state");
        flow.messages()
                .keyBy(WebhookMessage::messageId)
                .sinkTo(OutboxSink.to(deployment.database()))
                .name("Webhook outbox")
                .uid("friction.webhook-outbox");
    }

    private static <T> DataStream<T> read(
            StreamExecutionEnvironment environment,
            KafkaSettings kafka,
            Topic<T> topic,
            WatermarkStrategy<T> eventTime) {
        return environment
                .fromSource(KafkaSources.unbounded(kafka, topic, JOB), eventTime, "Topic " + topic.name())
                .uid("friction.source." + topic.name());
    }

    private static <T> void write(DataStream<T> records, KafkaSettings kafka, Topic<T> topic, String sink) {
        records.sinkTo(KafkaSinks.exactlyOnce(kafka, topic, JOB, sink))
                .name("Topic " + topic.name())
                .uid("friction." + sink);
    }
}
