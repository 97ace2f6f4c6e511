package io.throughline.jobs.environment;

import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** Event time of streams that are not the journeys themselves. */
public final class EventTimeOf {

    private EventTimeOf() {}

    /** For control records, values and nightly files: whatever they say, nobody waits for them. */
    public static <T> WatermarkStrategy<T> sideInput() {
        return WatermarkStrategy.forGenerator(context -> new NeverHoldsBack<>());
    }

    /**
     * For ticks: a tick says that what happened up to the delay before it has arrived.
     *
     * @param delay how late an event may arrive
     * @param idleTimeout after how long without a tick event time no longer waits for one
     */
    public static WatermarkStrategy<Instant> ticks(Duration delay, Duration idleTimeout) {
        return WatermarkStrategy.<Instant>forBoundedOutOfOrderness(delay)
                .withTimestampAssigner((tick, before) -> tick.toEpochMilli())
                .withIdleness(idleTimeout);
    }

    private static final class NeverHoldsBack<T> implements WatermarkGenerator<T> {

        @Override
        public void onEvent(T record, long timestamp, WatermarkOutput output) {}

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.emitWatermark(Watermark.MAX_WATERMARK);
        }
    }
}
