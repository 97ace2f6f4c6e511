package io.throughline.jobs.friction;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.JourneyRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Counts events by channel and by source in windows of event time, where they pass: counts travel, events do not.
 *
 * <p>A subtask hands on what it has counted before each watermark and each checkpoint; whoever takes the counts adds them
 * up. So it keeps no state. Events behind the watermark do not count, since no pattern sees them.
 */
final class CountTraffic extends AbstractStreamOperator<Traffic>
        implements OneInputStreamOperator<JourneyRecord, Traffic>, BoundedOneInput {

    private static final long serialVersionUID = 1L;
    private static final int MOST_COUNTS = 10_000;

    private final TreeSet<Duration> channelWindows;
    private final TreeSet<String> sources;
    private final Duration sourceWindow;

    private transient @Nullable Map<Traffic, Long> counts;
    private transient long passed;

    /**
     * @param channelWindows lengths of the windows in which channels are counted
     * @param sources the sources that are counted
     * @param sourceWindow length of the windows in which they are
     */
    CountTraffic(Set<Duration> channelWindows, Set<String> sources, Duration sourceWindow) {
        this.channelWindows = new TreeSet<>(channelWindows);
        this.sources = new TreeSet<>(sources);
        this.sourceWindow = sourceWindow;
    }

    @Override
    public void open() throws Exception {
        super.open();
        counts = new HashMap<>();
        passed = Long.MIN_VALUE;
    }

    @Override
    public void processElement(StreamRecord<JourneyRecord> element) {
        CustomerEvent event = element.getValue().event();
        if (event == null || event.time().orderTime().toEpochMilli() <= passed) {
            return;
        }
        Instant time = event.time().orderTime();
        for (Duration window : channelWindows) {
            count(Traffic.ofChannel(event.where().channel().wireName(), window, start(time, window), 0));
        }
        String source = event.identity().source();
        if (sources.contains(source)) {
            count(Traffic.ofSource(source, sourceWindow, start(time, sourceWindow), 0));
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        flush();
        passed = mark.getTimestamp();
        super.processWatermark(mark);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        flush();
    }

    @Override
    public void endInput() {
        flush();
    }

    private void count(Traffic window) {
        Map<Traffic, Long> known = requireNonNull(counts);
        known.merge(window, 1L, Long::sum);
        if (known.size() > MOST_COUNTS) {
            flush();
        }
    }

    private void flush() {
        Map<Traffic, Long> known = requireNonNull(counts);
        known.forEach((window, events) -> output.collect(new StreamRecord<>(
                new Traffic(window.kind(), window.name(), window.windowMs(), window.at(), events),
                window.windowEnd().toEpochMilli() - 1)));
        known.clear();
    }

    private static Instant start(Instant time, Duration window) {
        long millis = window.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), millis) * millis);
    }
}
