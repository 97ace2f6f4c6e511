package io.throughline.connectors.kafka;

import java.util.List;
import java.util.Properties;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Sources over the topics between the jobs; only committed records are read. */
public final class KafkaSources {

    private KafkaSources() {}

    /**
     * The topic without end, from where the job's group left off, else from its first record.
     *
     * @param job name of the job; its consumer group is {@code environment.job}
     */
    public static <T> KafkaSource<T> unbounded(KafkaSettings settings, Topic<T> topic, String job) {
        return unbounded(settings, List.of(topic.name()), job, new TopicDeserializer<>(topic));
    }

    /**
     * The topic from its first record to its end as it is when the job starts: a bounded source, for back-tests.
     *
     * @param job name of the job; its consumer group is {@code environment.job}
     */
    public static <T> KafkaSource<T> upToNow(KafkaSettings settings, Topic<T> topic, String job) {
        return upToNow(settings, List.of(topic.name()), job, new TopicDeserializer<>(topic));
    }

    static <T> KafkaSource<T> unbounded(
            KafkaSettings settings, List<String> topics, String job, KafkaRecordDeserializationSchema<T> deserializer) {
        return builder(settings, topics, job, deserializer)
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .build();
    }

    static <T> KafkaSource<T> upToNow(
            KafkaSettings settings, List<String> topics, String job, KafkaRecordDeserializationSchema<T> deserializer) {
        return builder(settings, topics, job, deserializer)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest())
                .build();
    }

    private static <T> KafkaSourceBuilder<T> builder(
            KafkaSettings settings, List<String> topics, String job, KafkaRecordDeserializationSchema<T> deserializer) {
        Properties properties = settings.client();
        properties.setProperty("isolation.level", "read_committed");
        String group = settings.environment() + "." + job;
        return KafkaSource.<T>builder()
                .setProperties(properties)
                .setBootstrapServers(settings.bootstrapServers())
                .setTopics(topics)
                .setGroupId(group)
                .setClientIdPrefix(group + "." + String.join("+", topics))
                .setDeserializer(deserializer);
    }
}
