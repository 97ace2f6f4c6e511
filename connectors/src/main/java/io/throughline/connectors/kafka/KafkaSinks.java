package io.throughline.connectors.kafka;

import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;

/** Sinks into the topics between the jobs. */
public final class KafkaSinks {

    /** Room for a merge with its 200 recent events, or a failed record kept whole; our topics take as much. */
    static final int MAX_RECORD_BYTES = 8 << 20;

    private KafkaSinks() {}

    /**
     * Exactly once: records become visible to readers of committed records at the checkpoint that follows them, and a
     * checkpoint whose records can no longer be made visible fails the job.
     *
     * @param job name of the job
     * @param sink name of the sink within the job; transactional ids begin with {@code environment.job.sink}, and two
     *     running sinks with one such prefix would fence each other
     */
    public static <T> Sink<T> exactlyOnce(KafkaSettings settings, Topic<T> topic, String job, String sink) {
        Properties properties = new Properties();
        properties.setProperty("compression.type", "lz4");
        properties.setProperty("max.request.size", Integer.toString(MAX_RECORD_BYTES));
        properties.putAll(settings.client());
        properties.setProperty(
                "transaction.timeout.ms",
                Long.toString(settings.transactionTimeout().toMillis()));
        KafkaSink<T> kafka = KafkaSink.<T>builder()
                .setKafkaProducerConfig(properties)
                .setBootstrapServers(settings.bootstrapServers())
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(settings.environment() + "." + job + "." + sink)
                .setRecordSerializer(new TopicSerializer<>(topic))
                .build();
        return new LosslessSink<>(kafka, new TransactionFates(settings.client()));
    }
}
