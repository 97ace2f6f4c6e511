package io.throughline.jobs.value;

import io.throughline.connectors.kafka.KafkaSettings;
import io.throughline.connectors.kafka.KafkaSinks;
import io.throughline.connectors.kafka.Topic;
import io.throughline.domain.value.CustomerValue;
import io.throughline.domain.value.FrictionCost;
import io.throughline.jobs.environment.JobEnvironment;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Tells the running jobs the prices of a published run, by the topics that they read them from. */
public final class AnnouncePrices {

    private static final String JOB = "value";

    private final KafkaSettings kafka;
    private final Topic<CustomerValue> customers;
    private final Topic<FrictionCost> costs;

    /**
     * @param customers topic of the customers' values
     * @param costs topic of what friction does
     */
    public AnnouncePrices(KafkaSettings kafka, Topic<CustomerValue> customers, Topic<FrictionCost> costs) {
        this.kafka = kafka;
        this.customers = customers;
        this.costs = costs;
    }

    /** Writes all values, each exactly once; returns when they are visible. The same values again change nothing. */
    public void announce(PublishedValues values) throws Exception {
        Configuration extra = new Configuration();
        extra.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment environment = JobEnvironment.embedded(RuntimeExecutionMode.BATCH, 1, extra);
        write(environment, values.customers(), CustomerValue.class, customers, "customer-value");
        write(environment, values.frictionCosts(), FrictionCost.class, costs, "friction-cost");
        if (!values.customers().isEmpty() || !values.frictionCosts().isEmpty()) {
            environment.execute("throughline value prices");
        }
    }

    private <T> void write(
            StreamExecutionEnvironment environment, List<T> values, Class<T> type, Topic<T> topic, String name) {
        if (!values.isEmpty()) {
            environment
                    .fromData(values, TypeInformation.of(type))
                    .name("Values of " + name)
                    .uid("value." + name)
                    .sinkTo(KafkaSinks.exactlyOnce(kafka, topic, JOB, name))
                    .name("Topic " + name)
                    .uid("value.topic." + name);
        }
    }
}
