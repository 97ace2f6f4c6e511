package io.throughline.jobs.friction;

import io.throughline.alerts.SeasonalBaseline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.jspecify.annotations.Nullable;

/**
 * Events of each channel by window, and where the data ends: the same in every subtask.
 *
 * <p>What lies further behind the watermark than a baseline looks back is forgotten; a run in batch has no watermark
 * until its end, and keeps all.
 */
final class ChannelTraffic {

    static final MapStateDescriptor<String, Map<Long, Long>> EVENTS =
            new MapStateDescriptor<>("channel-traffic", Types.STRING, Types.MAP(Types.LONG, Types.LONG));
    static final MapStateDescriptor<String, Instant> DATA_UNTIL =
            new MapStateDescriptor<>("data-until", Types.STRING, Types.INSTANT);

    private static final String LATEST = "latest";

    /** A match may be known this much later than the event that it is held against. */
    private static final Duration LONGEST_DELAY = Duration.ofDays(7);

    private final ReadOnlyBroadcastState<String, Map<Long, Long>> events;
    private final @Nullable Instant until;

    private ChannelTraffic(ReadOnlyBroadcastState<String, Map<Long, Long>> events, @Nullable Instant until) {
        this.events = events;
        this.until = until;
    }

    static ChannelTraffic of(KeyedBroadcastProcessFunction<?, ?, ?, ?>.ReadOnlyContext context) throws Exception {
        return new ChannelTraffic(
                context.getBroadcastState(EVENTS),
                context.getBroadcastState(DATA_UNTIL).get(LATEST));
    }

    static void add(KeyedBroadcastProcessFunction<?, ?, ?, ?>.Context context, Traffic traffic) throws Exception {
        if (traffic.kind() == Traffic.Kind.END) {
            BroadcastState<String, Instant> known = context.getBroadcastState(DATA_UNTIL);
            Instant before = known.get(LATEST);
            if (before == null || traffic.at().isAfter(before)) {
                known.put(LATEST, traffic.at());
            }
            return;
        }
        BroadcastState<String, Map<Long, Long>> state = context.getBroadcastState(EVENTS);
        String key = key(traffic.name(), traffic.windowMs());
        Map<Long, Long> windows = state.get(key);
        if (windows == null) {
            windows = new HashMap<>();
        }
        if (windows.merge(traffic.at().toEpochMilli(), traffic.events(), Long::sum) == traffic.events()) {
            long watermark = context.currentWatermark();
            long memory = SeasonalBaseline.MEMORY.plus(LONGEST_DELAY).toMillis();
            windows.keySet().removeIf(start -> start < Math.max(watermark, Long.MIN_VALUE + memory) - memory);
        }
        state.put(key, windows);
    }

    /** Whether the data ends before {@code instant}. */
    boolean endsBefore(Instant instant) {
        return until != null && until.isBefore(instant);
    }

    /** Events of {@code channel} by start of the window, in milliseconds since the epoch. */
    Map<Long, Long> events(String channel, Duration window) throws Exception {
        Map<Long, Long> known = events.get(key(channel, window.toMillis()));
        return known == null ? Map.of() : known;
    }

    private static String key(String channel, long windowMs) {
        return channel + '\u0000' + windowMs;
    }
}
