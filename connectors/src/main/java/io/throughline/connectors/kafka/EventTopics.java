package io.throughline.connectors.kafka;

import io.throughline.connectors.formats.RecordReader;
import io.throughline.domain.event.Parsed;
import java.util.List;
import org.apache.flink.api.connector.source.Source;

/** Raw topics as producers fill them: each record becomes events or failures by its format. */
public final class EventTopics {

    private EventTopics() {}

    /**
     * Raw topics without end, from where the job's group left off, else from their first records.
     *
     * <p>A record's time in Kafka is its arrival, {@code topic-partition@offset} its reference.
     *
     * @param reader of the format that the producers use
     * @param job name of the job; its consumer group is {@code environment.job}
     */
    public static Source<Parsed, ?, ?> raw(
            KafkaSettings settings, List<String> topics, RecordReader reader, String job) {
        return KafkaSources.unbounded(settings, topics, job, new RawDeserializer(reader));
    }

    /** As {@link #raw}, from the first records to the end as it is when the job starts: a bounded source. */
    public static Source<Parsed, ?, ?> rawUpToNow(
            KafkaSettings settings, List<String> topics, RecordReader reader, String job) {
        return KafkaSources.upToNow(settings, topics, job, new RawDeserializer(reader));
    }
}
