package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.friction.MatchState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of the matches that patterns found count: one profile at a time, in the order of event time.
 *
 * <p>A match waits until the watermark has passed its {@code detectedAt}. Then, in the order of {@code detectedAt} and
 * {@code matchedAt}, of two at one instant first the one that began later, then by id, these do not count: an absence whose deadline lies after the end of the data (it is open);
 * a match of an anonymous profile that was identified after the match began and before it was known (its evidence has moved
 * to the customer); a further match with the same {@code once_per} event; a match within the cooldown of one that counted;
 * one that began before the end of such a one, if its pattern says so. What is at risk passes where its match would;
 * what resolves a match passes here, and counts if that match did.
 *
 * <p>State per profile: matches that wait, {@code once_per} events and cooldowns until no match can meet them, ends of the
 * profile until no match that began before can come. Timers clear each.
 */
final class Settle extends KeyedBroadcastProcessFunction<String, Sighting, Instant, FrictionMatch> {

    static final MapStateDescriptor<String, Instant> DATA_UNTIL =
            new MapStateDescriptor<>("data-until", Types.STRING, Types.INSTANT);

    private static final long serialVersionUID = 1L;
    private static final String LATEST = "latest";
    private static final Comparator<FrictionMatch> ORDER = Comparator.comparing(FrictionMatch::detectedAt)
            .thenComparing(FrictionMatch::matchedAt)
            .thenComparing(FrictionMatch::startedAt, Comparator.reverseOrder())
            .thenComparing(FrictionMatch::matchId);

    private final Duration longestWindow;

    private transient MapState<Long, List<Sighting>> waiting;
    private transient MapState<Instant, Long> ended;
    private transient MapState<String, Long> onceSeen;
    private transient MapState<String, Instant> lastCounted;
    private transient MapState<String, Long> coolUntil;
    private transient Tally open;
    private transient Tally moved;
    private transient Tally repeated;

    /** @param longestWindow of all patterns */
    Settle(Duration longestWindow) {
        this.longestWindow = longestWindow;
    }

    @Override
    public void open(OpenContext context) {
        waiting = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "waiting", Types.LONG, Types.LIST(TypeInformation.of(Sighting.class))));
        ended = getRuntimeContext().getMapState(new MapStateDescriptor<>("ended", Types.INSTANT, Types.LONG));
        onceSeen = getRuntimeContext().getMapState(new MapStateDescriptor<>("once-seen", Types.STRING, Types.LONG));
        lastCounted =
                getRuntimeContext().getMapState(new MapStateDescriptor<>("last-counted", Types.STRING, Types.INSTANT));
        coolUntil = getRuntimeContext().getMapState(new MapStateDescriptor<>("cool-until", Types.STRING, Types.LONG));
        open = Tally.of(getRuntimeContext(), "friction.open_at_end");
        moved = Tally.of(getRuntimeContext(), "friction.moved_to_customer");
        repeated = Tally.of(getRuntimeContext(), "friction.repeated");
    }

    @Override
    public void processBroadcastElement(Instant until, Context context, Collector<FrictionMatch> out) throws Exception {
        BroadcastState<String, Instant> state = context.getBroadcastState(DATA_UNTIL);
        Instant known = state.get(LATEST);
        if (known == null || until.isAfter(known)) {
            state.put(LATEST, until);
        }
    }

    @Override
    public void processElement(Sighting sighting, ReadOnlyContext context, Collector<FrictionMatch> out)
            throws Exception {
        if (sighting.mergedAt() != null) {
            long forget = due(sighting.mergedAt().plus(longestWindow)) + 1;
            ended.put(sighting.mergedAt(), forget);
            context.timerService().registerEventTimeTimer(forget);
        } else {
            long due = due(match(sighting).detectedAt());
            List<Sighting> beside = waiting.get(due);
            List<Sighting> all = beside == null ? new ArrayList<>() : new ArrayList<>(beside);
            all.add(sighting);
            waiting.put(due, all);
            context.timerService().registerEventTimeTimer(due);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<FrictionMatch> out) throws Exception {
        List<Sighting> due = waiting.get(timestamp);
        if (due != null) {
            Instant dataUntil = context.getBroadcastState(DATA_UNTIL).get(LATEST);
            for (Sighting sighting : due.stream()
                    .sorted(Comparator.comparing(Settle::match, ORDER))
                    .toList()) {
                if (counts(sighting, dataUntil, context)) {
                    out.collect(match(sighting));
                }
            }
            waiting.remove(timestamp);
        }
        forget(ended, timestamp);
        forget(onceSeen, timestamp);
        for (String lane : forget(coolUntil, timestamp)) {
            lastCounted.remove(lane);
        }
    }

    private boolean counts(Sighting sighting, @Nullable Instant dataUntil, OnTimerContext context) throws Exception {
        if (isOpen(sighting, dataUntil)) {
            open.increment();
            return false;
        }
        if (hasMoved(match(sighting))) {
            moved.increment();
            return false;
        }
        if (isRepeated(sighting, context)) {
            repeated.increment();
            return false;
        }
        return true;
    }

    /** The end of the data is not the end of time. */
    private static boolean isOpen(Sighting sighting, @Nullable Instant dataUntil) {
        return sighting.deadline()
                && dataUntil != null
                && match(sighting).matchedAt().isAfter(dataUntil);
    }

    private boolean hasMoved(FrictionMatch match) throws Exception {
        for (Instant mergedAt : ended.keys()) {
            if (!match.startedAt().isAfter(mergedAt) && !match.detectedAt().isBefore(mergedAt)) {
                return true;
            }
        }
        return false;
    }

    private boolean isRepeated(Sighting sighting, OnTimerContext context) throws Exception {
        FrictionMatch match = match(sighting);
        if (match.state() == MatchState.RESOLVED) {
            return false;
        }
        String onceKey = sighting.onceKey();
        if (onceKey != null && onceSeen.contains(onceKey)) {
            return true;
        }
        boolean counted = match.state() == MatchState.MATCHED;
        if (onceKey != null && counted) {
            remember(onceSeen, onceKey, requireNonNull(sighting.onceUntil()), context);
        }
        if (sighting.cooldownMs() == 0 && sighting.overlap()) {
            return false;
        }
        String lane = requireNonNull(sighting.lane());
        Duration cooldown = Duration.ofMillis(sighting.cooldownMs());
        Instant last = lastCounted.get(lane);
        if (last != null && (isCooling(match, last, cooldown) || !sighting.overlap() && isOverlapping(match, last))) {
            return true;
        }
        if (counted) {
            Duration memory = sighting.overlap() || cooldown.compareTo(longestWindow) > 0 ? cooldown : longestWindow;
            lastCounted.put(lane, match.matchedAt());
            remember(coolUntil, lane, match.detectedAt().plus(memory), context);
        }
        return false;
    }

    private static boolean isCooling(FrictionMatch match, Instant last, Duration cooldown) {
        return Duration.between(last, match.matchedAt()).abs().compareTo(cooldown) < 0;
    }

    private static boolean isOverlapping(FrictionMatch match, Instant last) {
        return !match.startedAt().isAfter(last);
    }

    private static void remember(MapState<String, Long> state, String key, Instant until, OnTimerContext context)
            throws Exception {
        long forget = Math.max(due(until), context.timestamp()) + 1;
        state.put(key, forget);
        context.timerService().registerEventTimeTimer(forget);
    }

    /** Removes by key, not by iterator: only then Flink lets go of a map that has become empty. */
    private static <K> List<K> forget(MapState<K, Long> state, long now) throws Exception {
        List<K> forgotten = new ArrayList<>();
        for (Map.Entry<K, Long> entry : state.entries()) {
            if (entry.getValue() <= now) {
                forgotten.add(entry.getKey());
            }
        }
        for (K key : forgotten) {
            state.remove(key);
        }
        return forgotten;
    }

    /** The watermark that has passed {@code instant}; Flink's times are whole milliseconds, events' may be finer. */
    private static long due(Instant instant) {
        return instant.toEpochMilli() + 1;
    }

    private static FrictionMatch match(Sighting sighting) {
        return requireNonNull(sighting.match());
    }
}
