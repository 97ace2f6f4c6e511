package io.throughline.connectors.kafka;

import io.throughline.connectors.codec.UnreadableRecordException;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the values of one of our own topics; tombstones are passed over, anything unreadable fails the job. */
final class TopicDeserializer<T> implements KafkaRecordDeserializationSchema<T> {

    private static final long serialVersionUID = 1L;

    private final Topic<T> topic;

    TopicDeserializer(Topic<T> topic) {
        this.topic = topic;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<T> out) throws IOException {
        byte[] value = record.value();
        if (value == null) {
            return;
        }
        try {
            out.collect(topic.codec().decode(value));
        } catch (UnreadableRecordException e) {
            throw new IOException(
                    "cannot read " + record.topic() + "-" + record.partition() + "@" + record.offset() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return topic.typeInformation();
    }
}
