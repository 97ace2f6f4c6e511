package io.throughline.jobs.friction;

import io.throughline.domain.event.JourneyRecord;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** Watermarks with every event rather than every 200 ms, so that event time moves as a test's list says. */
record EveryEvent(Duration disorder) implements WatermarkStrategy<JourneyRecord> {

    @Override
    public TimestampAssigner<JourneyRecord> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
        return (record, before) -> record.orderTime().toEpochMilli();
    }

    @Override
    public WatermarkGenerator<JourneyRecord> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
        return new Latest(disorder.toMillis());
    }

    private static final class Latest implements WatermarkGenerator<JourneyRecord> {

        private final long disorder;
        private long latest;

        private Latest(long disorder) {
            this.disorder = disorder;
            this.latest = Long.MIN_VALUE + disorder + 1;
        }

        @Override
        public void onEvent(JourneyRecord record, long timestamp, WatermarkOutput output) {
            latest = Math.max(latest, timestamp);
            output.emitWatermark(new Watermark(latest - disorder - 1));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }
}
