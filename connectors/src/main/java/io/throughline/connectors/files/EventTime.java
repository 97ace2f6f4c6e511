package io.throughline.connectors.files;

import io.throughline.domain.event.Parsed;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** Event time of what a source yields: events advance it by their order time, failures never do. */
public final class EventTime {

    private EventTime() {}

    /**
     * Watermarks for a source whose events arrive at most {@code disorder} out of order.
     *
     * <p>A failure carries the time before all times and moves nothing.
     */
    public static WatermarkStrategy<Parsed> upTo(Duration disorder) {
        if (disorder.isNegative()) {
            throw new IllegalArgumentException("disorder must not be negative, but was " + disorder);
        }
        long disorderMillis = disorder.toMillis();
        return WatermarkStrategy.<Parsed>forGenerator(context -> new Bounded(disorderMillis))
                .withTimestampAssigner((parsed, previous) -> timeOf(parsed));
    }

    private static long timeOf(Parsed parsed) {
        return parsed.event() == null
                ? Long.MIN_VALUE
                : parsed.event().time().orderTime().toEpochMilli();
    }

    /** The largest order time seen, less the disorder, and nothing before the first event. */
    private static final class Bounded implements WatermarkGenerator<Parsed> {

        private final long disorderMillis;
        private long latest = Long.MIN_VALUE;

        Bounded(long disorderMillis) {
            this.disorderMillis = disorderMillis;
        }

        @Override
        public void onEvent(Parsed parsed, long timestamp, WatermarkOutput output) {
            if (parsed.event() != null) {
                latest = Math.max(latest, timestamp);
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            if (latest != Long.MIN_VALUE) {
                output.emitWatermark(new Watermark(latest - disorderMillis - 1));
            }
        }
    }
}
