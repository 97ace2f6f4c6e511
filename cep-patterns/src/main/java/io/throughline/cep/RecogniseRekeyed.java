package io.throughline.cep;

import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.friction.MatchState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells one match once: found again for another profile it becomes an update, in state {@code rekeyed}. It is at risk only
 * before it is told, and resolved only after, once.
 *
 * <p>Keyed by match id. A match is emitted when the watermark has passed its {@code detectedAt}, so that the profiles come
 * in the order in which the match was known for them. State per match: for whom it was found last, until an
 * identification can no longer move its evidence.
 */
final class RecogniseRekeyed extends KeyedProcessFunction<String, FrictionMatch, FrictionMatch> {

    /** Ingest moves the events of this long before an identification. */
    private static final Duration REKEY_BOUND = Duration.ofHours(24);

    private static final long serialVersionUID = 1L;
    private static final Comparator<FrictionMatch> ORDER = Comparator.comparing(FrictionMatch::detectedAt)
            .thenComparing(FrictionMatch::state)
            .thenComparing(FrictionMatch::profileId);

    private final Duration longestWindow;

    private transient MapState<Long, List<FrictionMatch>> waiting;
    private transient ValueState<String> foundFor;
    private transient ValueState<Boolean> resolved;
    private transient ValueState<Long> forgetAt;

    /** @param longestWindow of all patterns */
    RecogniseRekeyed(Duration longestWindow) {
        this.longestWindow = longestWindow;
    }

    @Override
    public void open(OpenContext context) {
        waiting = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "waiting", Types.LONG, Types.LIST(TypeInformation.of(FrictionMatch.class))));
        foundFor = getRuntimeContext().getState(new ValueStateDescriptor<>("found-for", Types.STRING));
        resolved = getRuntimeContext().getState(new ValueStateDescriptor<>("resolved", Types.BOOLEAN));
        forgetAt = getRuntimeContext().getState(new ValueStateDescriptor<>("forget-at", Types.LONG));
    }

    @Override
    public void processElement(FrictionMatch match, Context context, Collector<FrictionMatch> out) throws Exception {
        long due = match.detectedAt().toEpochMilli() + 1;
        List<FrictionMatch> beside = waiting.get(due);
        List<FrictionMatch> all = beside == null ? new ArrayList<>() : new ArrayList<>(beside);
        all.add(match);
        waiting.put(due, all);
        context.timerService().registerEventTimeTimer(due);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<FrictionMatch> out) throws Exception {
        List<FrictionMatch> due = waiting.get(timestamp);
        if (due != null) {
            for (FrictionMatch match : due.stream().sorted(ORDER).toList()) {
                tell(match, out);
            }
            waiting.remove(timestamp);
            long forget = timestamp + REKEY_BOUND.plus(longestWindow).toMillis();
            forgetAt.update(forget);
            context.timerService().registerEventTimeTimer(forget);
        }
        Long forget = forgetAt.value();
        if (forget != null && forget <= timestamp) {
            foundFor.clear();
            resolved.clear();
            forgetAt.clear();
        }
    }

    private void tell(FrictionMatch match, Collector<FrictionMatch> out) throws Exception {
        String before = foundFor.value();
        if (match.state() == MatchState.AT_RISK) {
            if (before == null) {
                out.collect(match);
            }
            return;
        }
        if (match.state() == MatchState.RESOLVED) {
            if (before != null && resolved.value() == null) {
                resolved.update(true);
                out.collect(match);
            }
            return;
        }
        if (match.profileId().equals(before)) {
            return;
        }
        foundFor.update(match.profileId());
        out.collect(before == null ? match : match.rekeyedFrom(before));
    }
}
