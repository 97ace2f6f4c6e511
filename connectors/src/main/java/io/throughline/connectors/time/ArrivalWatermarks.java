package io.throughline.connectors.time;

import io.throughline.domain.event.Parsed;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Event time of records that come in order of arrival, of all sources together: the arrival of the latest, less the
 * disorder.
 *
 * <p>No record moves event time by less than the step, so that it follows from the records alone and not from how fast
 * they are read; what is late is then late in every run.
 */
public final class ArrivalWatermarks implements WatermarkStrategy<Parsed> {

    private static final long serialVersionUID = 1L;

    private final Duration disorder;
    private final Duration step;

    /**
     * @param disorder the longest that an event of a live source takes to arrive
     * @param step the least by which event time moves on; batch sources deliver at least that much later than live ones
     */
    public ArrivalWatermarks(Duration disorder, Duration step) {
        this.disorder = disorder;
        this.step = step;
    }

    @Override
    public TimestampAssigner<Parsed> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
        return (parsed, arrival) -> parsed.event() == null
                ? arrival
                : parsed.event().time().orderTime().toEpochMilli();
    }

    @Override
    public WatermarkGenerator<Parsed> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
        return new OfArrivals(disorder.toMillis(), step.toMillis());
    }

    private static final class OfArrivals implements WatermarkGenerator<Parsed> {

        private final long disorder;
        private final long step;
        private long last = Long.MIN_VALUE;

        OfArrivals(long disorder, long step) {
            this.disorder = disorder;
            this.step = step;
        }

        @Override
        public void onEvent(Parsed parsed, long timestamp, WatermarkOutput output) {
            Instant arrival =
                    parsed.event() == null ? null : parsed.event().time().receivedAt();
            if (arrival == null) {
                return;
            }
            long reached = arrival.toEpochMilli() - disorder - 1;
            if (last == Long.MIN_VALUE || reached - last >= step) {
                last = reached;
                output.emitWatermark(new Watermark(reached));
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }
}
