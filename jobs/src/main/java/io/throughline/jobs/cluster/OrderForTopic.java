package io.throughline.jobs.cluster;

import io.throughline.connectors.kafka.Topic;
import io.throughline.domain.event.JourneyRecord;
import io.throughline.jobs.environment.InOrder;
import java.util.Comparator;
import org.apache.flink.util.Collector;

/**
 * Puts the records of one partition of {@code journey-events} in order of time before they are written.
 *
 * <p>Several subtasks feed each partition, and after an outage one may be minutes ahead of another: written as they come,
 * the slower one's events would be late for whoever reads the partition. Keyed by partition.
 */
final class OrderForTopic extends InOrder<JourneyRecord, JourneyRecord> {

    private static final long serialVersionUID = 1L;

    OrderForTopic() {
        super(JourneyRecord.class);
    }

    /** The partition that the topic gives {@code record}. */
    static String key(Topic<JourneyRecord> topic, JourneyRecord record, int partitions) {
        return Integer.toString(topic.partitionOf(record, partitions));
    }

    @Override
    protected long timeOf(JourneyRecord record) {
        return record.orderTime().toEpochMilli();
    }

    /** A merge goes before the event that identified the customer. */
    @Override
    protected Comparator<JourneyRecord> order() {
        return Comparator.comparing((JourneyRecord record) -> record.event() != null)
                .thenComparing(JourneyRecord::orderTime);
    }

    @Override
    protected void next(JourneyRecord record, Context context, Collector<JourneyRecord> out) {
        out.collect(record);
    }
}
