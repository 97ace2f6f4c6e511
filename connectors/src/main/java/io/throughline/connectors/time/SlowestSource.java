package io.throughline.connectors.time;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.JourneyRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.util.clock.RelativeClock;

/** Event time of one partition; see {@link PerSourceWatermarks}. Keeps one entry for each source, for ever. */
final class SlowestSource implements WatermarkGenerator<JourneyRecord> {

    private static final long NOTHING_YET = Long.MIN_VALUE;

    private final long disorderMillis;
    private final long idleNanos;
    private final Set<String> batch;
    private final RelativeClock clock;
    private final Map<String, Progress> sources = new HashMap<>();
    private final long startedAt;

    SlowestSource(
            Duration disorder, Duration idleTimeout, Set<String> expected, Set<String> batch, RelativeClock clock) {
        this.disorderMillis = disorder.toMillis();
        this.idleNanos = idleTimeout.toNanos();
        this.batch = Set.copyOf(batch);
        this.clock = clock;
        this.startedAt = clock.relativeTimeNanos();
        expected.forEach(source -> sources.put(source, new Progress(startedAt)));
    }

    @Override
    public void onEvent(JourneyRecord record, long timestamp, WatermarkOutput output) {
        CustomerEvent event = record.event();
        if (event == null || batch.contains(event.identity().source())) {
            return;
        }
        Progress progress = sources.computeIfAbsent(event.identity().source(), source -> new Progress(startedAt));
        progress.latest = Math.max(progress.latest, timestamp);
        progress.seenAt = clock.relativeTimeNanos();
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        long now = clock.relativeTimeNanos();
        long slowest = Long.MAX_VALUE;
        for (Progress progress : sources.values()) {
            if (now - progress.seenAt < idleNanos) {
                slowest = Math.min(slowest, progress.latest);
            }
        }
        if (slowest == Long.MAX_VALUE) {
            if (now - startedAt >= idleNanos) {
                output.markIdle();
            }
        } else if (slowest != NOTHING_YET) {
            output.emitWatermark(new Watermark(slowest - disorderMillis - 1));
        }
    }

    /** How far one source has come. */
    private static final class Progress {

        private long latest = NOTHING_YET;
        private long seenAt;

        private Progress(long seenAt) {
            this.seenAt = seenAt;
        }
    }
}
