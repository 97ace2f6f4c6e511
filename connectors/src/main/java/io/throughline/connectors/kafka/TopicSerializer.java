package io.throughline.connectors.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes records to one of our own topics, with the key and the time that the topic takes from them. */
final class TopicSerializer<T> implements KafkaRecordSerializationSchema<T> {

    private static final long serialVersionUID = 1L;

    private final Topic<T> topic;

    TopicSerializer(Topic<T> topic) {
        this.topic = topic;
    }

    /** The stream's own time is left aside: at the end of a bounded input it is no time at all. */
    @Override
    public ProducerRecord<byte[], byte[]> serialize(T record, KafkaSinkContext context, @Nullable Long streamTime) {
        String key = topic.keyOf(record);
        Instant time = topic.timeOf(record);
        return new ProducerRecord<>(
                topic.name(),
                null,
                // Kafka knows no time before 1970.
                time == null ? null : Math.max(0, time.toEpochMilli()),
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                topic.codec().encode(record));
    }
}
