package io.throughline.connectors.time;

import io.throughline.domain.event.JourneyRecord;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Event time of a stream in which several sources are merged: as late as the slowest of them.
 *
 * <p>Give it to the source, so that it holds for each partition: the watermark is the minimum, over the live sources seen
 * there, of a source's latest order time, less the disorder. A source that is silent for the idle time-out no longer
 * holds it back; when all are, the partition is idle. Expected sources hold it back before their first record too.
 * Batch sources never move it, and nor do merges of identities: the identification they follow already did.
 */
public final class PerSourceWatermarks implements WatermarkStrategy<JourneyRecord> {

    private static final long serialVersionUID = 1L;

    private final Duration disorder;
    private final Duration idleTimeout;
    private final TreeSet<String> expected;
    private final TreeSet<String> batch;

    private PerSourceWatermarks(Duration disorder, Duration idleTimeout, Set<String> expected, Set<String> batch) {
        this.disorder = disorder;
        this.idleTimeout = idleTimeout;
        this.expected = new TreeSet<>(expected);
        this.batch = new TreeSet<>(batch);
    }

    /**
     * A strategy.
     *
     * @param disorder how far events of one source may come out of order, zero or more
     * @param idleTimeout after how much silence a source no longer holds event time back; longer than any source's
     *     usual gap
     * @param expectedLive names of the live sources that are known to send
     * @param batch names of the sources that never move event time, nightly exports for example
     * @throws IllegalArgumentException if a duration is out of range, or a source is both live and batch
     */
    public static PerSourceWatermarks of(
            Duration disorder, Duration idleTimeout, Set<String> expectedLive, Set<String> batch) {
        if (disorder.isNegative()) {
            throw new IllegalArgumentException("disorder must be zero or more, but was " + disorder);
        }
        if (idleTimeout.isNegative() || idleTimeout.isZero()) {
            throw new IllegalArgumentException("idleTimeout must be positive, but was " + idleTimeout);
        }
        Set<String> both = new TreeSet<>(expectedLive);
        both.retainAll(batch);
        if (!both.isEmpty()) {
            throw new IllegalArgumentException("a source is live or batch, but these are both: " + both);
        }
        return new PerSourceWatermarks(disorder, idleTimeout, expectedLive, batch);
    }

    @Override
    public TimestampAssigner<JourneyRecord> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
        return (record, kafkaTime) -> record.orderTime().toEpochMilli();
    }

    @Override
    public WatermarkGenerator<JourneyRecord> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
        return new SlowestSource(disorder, idleTimeout, expected, batch, context.getInputActivityClock());
    }
}
