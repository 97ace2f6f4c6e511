package io.throughline.jobs.environment;

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

    private static final class NeverHoldsBack<T> implements WatermarkGenerator<T> {

        @Override
        public void onEvent(T record, long timestamp, WatermarkOutput output) {}

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.emitWatermark(Watermark.MAX_WATERMARK);
        }
    }
}
