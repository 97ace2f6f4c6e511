package io.throughline.connectors.kafka;

import io.throughline.connectors.formats.RawRecord;
import io.throughline.connectors.formats.RecordReader;
import io.throughline.domain.event.Parsed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads raw records by a format; never throws, and passes over tombstones, in which nobody said anything. */
final class RawDeserializer implements KafkaRecordDeserializationSchema<Parsed> {

    private static final long serialVersionUID = 1L;

    private final RecordReader reader;

    RawDeserializer(RecordReader reader) {
        this.reader = reader;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Parsed> out) {
        byte[] value = record.value();
        if (value == null) {
            return;
        }
        Instant arrival = record.timestamp() < 0 ? null : Instant.ofEpochMilli(record.timestamp());
        String ref = record.topic() + "-" + record.partition() + "@" + record.offset();
        reader.read(new RawRecord(value, arrival, null, headers(record), ref), out::collect);
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            if (header.value() != null) {
                headers.put(header.key().toLowerCase(Locale.ROOT), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return headers;
    }

    @Override
    public TypeInformation<Parsed> getProducedType() {
        return TypeInformation.of(Parsed.class);
    }
}
