package io.throughline.cep;

import io.throughline.domain.event.JourneyRecord;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/** A watermark after every record, a fixed time behind the latest: what is late does not hang on the clock. */
final class EveryRecordWatermarks implements WatermarkGenerator<JourneyRecord> {

    private final long disorder;
    private long latest = Long.MIN_VALUE;

    EveryRecordWatermarks(Duration disorder) {
        this.disorder = disorder.toMillis();
    }

    @Override
    public void onEvent(JourneyRecord record, long timestamp, WatermarkOutput output) {
        latest = Math.max(latest, timestamp);
        output.emitWatermark(new Watermark(latest - disorder - 1));
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        // every record has already said it
    }
}
