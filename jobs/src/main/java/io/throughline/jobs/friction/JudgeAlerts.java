package io.throughline.jobs.friction;

import io.throughline.alerts.AlertGroup;
import io.throughline.alerts.AlertLifecycle;
import io.throughline.alerts.AlertProgress;
import io.throughline.alerts.GroupWindow;
import io.throughline.alerts.Limit;
import io.throughline.alerts.PastWindow;
import io.throughline.alerts.SeasonalBaseline;
import io.throughline.alerts.ThresholdRule;
import io.throughline.alerts.Transition;
import io.throughline.alerts.WindowCount;
import io.throughline.domain.alert.Alert;
import io.throughline.jobs.environment.LabelledCounter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Counts a group's matches in windows of event time and announces when its alert fires and resolves.
 *
 * <p>A window is judged when the watermark has passed its end, against what the group's own past lets expect of the
 * traffic on its channel. While an alert fires, windows without a match are judged too. The last window of a bounded run
 * may be incomplete: it can fire an alert but not end one, because the end of the data is not the end of time.
 *
 * <p>State per rule and group: the open windows' counts, four weeks of earlier ones, the alert's progress; all is gone
 * when nothing fires and there was no match for four weeks. State for all: {@link ChannelTraffic}.
 */
final class JudgeAlerts extends KeyedBroadcastProcessFunction<String, CountedMatch, Traffic, Alert> {

    private static final long serialVersionUID = 1L;

    /** In place of the matches of a window in which an alert fired: it says nothing of how things are when all is well. */
    private static final long FIRED = -1;

    private final List<ThresholdRule> rules;
    private final SeasonalBaseline baseline;
    private final HashMap<String, Duration> delays;

    private transient MapState<Long, WindowCount> windows;
    private transient MapState<Long, Long> past;
    private transient ValueState<AlertProgress> progress;
    private transient ValueState<CountedMatch> sample;
    private transient LabelledCounter alerts;

    /** @param delays how much later than the last event a match of a pattern is known, by pattern; zero for others */
    JudgeAlerts(List<ThresholdRule> rules, SeasonalBaseline baseline, Map<String, Duration> delays) {
        this.rules = List.copyOf(rules);
        this.baseline = baseline;
        this.delays = new HashMap<>(delays);
    }

    @Override
    public void open(OpenContext context) {
        windows = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("windows", Types.LONG, TypeInformation.of(WindowCount.class)));
        past = getRuntimeContext().getMapState(new MapStateDescriptor<>("past", Types.LONG, Types.LONG));
        progress = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("progress", TypeInformation.of(AlertProgress.class)));
        sample = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("sample", TypeInformation.of(CountedMatch.class)));
        alerts = new LabelledCounter(getRuntimeContext().getMetricGroup(), "friction_alerts", "state");
    }

    @Override
    public void processElement(CountedMatch counted, ReadOnlyContext context, Collector<Alert> out) throws Exception {
        ThresholdRule rule = rule(counted.rule());
        Instant start = rule.windowStart(counted.match().detectedAt());
        WindowCount count = windows.get(start.toEpochMilli());
        if (count == null) {
            count = new WindowCount();
            judge(rule, start, context.timerService());
        }
        count.add(counted.match());
        windows.put(start.toEpochMilli(), count);
        if (sample.value() == null) {
            sample.update(counted);
        }
    }

    @Override
    public void processBroadcastElement(Traffic traffic, Context context, Collector<Alert> out) throws Exception {
        ChannelTraffic.add(context, traffic);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out) throws Exception {
        CountedMatch counted = sample.value();
        if (counted == null) {
            return;
        }
        ThresholdRule rule = rule(counted.rule());
        GroupWindow window = close(rule, AlertGroup.of(counted.match()), Instant.ofEpochMilli(timestamp));
        AlertProgress before = progress.value() == null ? AlertProgress.none() : progress.value();
        ChannelTraffic traffic = ChannelTraffic.of(context);
        boolean incomplete = traffic.endsBefore(window.end());
        Limit limit =
                before.isFiring() || window.matches() >= rule.matches() ? limit(rule, window, traffic) : rule.limit();
        if (!incomplete || window.matches() >= limit.matches()) {
            Transition transition = new AlertLifecycle(rule).next(before, window, limit);
            for (Alert alert : transition.alerts()) {
                alerts.increment(alert.state().wireName());
                out.collect(alert);
            }
            boolean fires = before.isFiring() || transition.progress().isFiring();
            // Without a baseline a usual level may fire: that must become usual all the same.
            remember(window, fires && limit.expected() != null);
            before = transition.progress();
        }
        keep(rule, window, before);
    }

    /**
     * Judges the window and the ones after it that could end its alert, and forgets it in the end; a batch run takes no
     * timers from timers.
     */
    private static void judge(ThresholdRule rule, Instant start, TimerService timers) {
        Instant end = start;
        for (int i = 0; i <= rule.quietWindows(); i++) {
            end = end.plus(rule.window());
            timers.registerEventTimeTimer(
                    end.minus(rule.window()).plus(memory(rule)).toEpochMilli());
            timers.registerEventTimeTimer(end.toEpochMilli());
        }
    }

    private GroupWindow close(ThresholdRule rule, AlertGroup group, Instant end) throws Exception {
        Instant start = end.minus(rule.window());
        WindowCount count = windows.get(start.toEpochMilli());
        if (count == null) {
            return GroupWindow.empty(group, start, end);
        }
        windows.remove(start.toEpochMilli());
        return count.toWindow(group, start, end);
    }

    private Limit limit(ThresholdRule rule, GroupWindow window, ChannelTraffic traffic) throws Exception {
        Map<Long, Long> events = traffic.events(window.group().channel(), rule.window());
        long delay = wholeWindows(delays.getOrDefault(window.group().pattern(), Duration.ZERO), rule.window());
        long from = window.start().minus(SeasonalBaseline.MEMORY).toEpochMilli();
        long to = window.start().toEpochMilli();
        List<PastWindow> known = new ArrayList<>();
        for (Map.Entry<Long, Long> opportunities : events.entrySet()) {
            long start = opportunities.getKey() + delay;
            if (start >= from && start < to) {
                Long matches = past.get(start);
                if (matches == null || matches != FIRED) {
                    known.add(new PastWindow(
                            Instant.ofEpochMilli(start), matches == null ? 0 : matches, opportunities.getValue()));
                }
            }
        }
        return baseline.limit(rule.matches(), window.start(), events.getOrDefault(to - delay, 0L), known);
    }

    private void remember(GroupWindow window, boolean fired) throws Exception {
        if (fired || window.matches() > 0) {
            past.put(window.start().toEpochMilli(), fired ? FIRED : window.matches());
        }
    }

    private void keep(ThresholdRule rule, GroupWindow window, AlertProgress next) throws Exception {
        past.remove(window.end().minus(memory(rule)).toEpochMilli());
        if (next.isFiring()) {
            progress.update(next);
            return;
        }
        progress.clear();
        if (windows.isEmpty() && past.isEmpty()) {
            sample.clear();
        }
    }

    /** In whole windows, so that what is forgotten is forgotten at the end of one. */
    private static Duration memory(ThresholdRule rule) {
        long windows = SeasonalBaseline.MEMORY.dividedBy(rule.window()) + 1;
        return rule.window().multipliedBy(windows);
    }

    private static long wholeWindows(Duration delay, Duration window) {
        return Math.round(delay.toMillis() / (double) window.toMillis()) * window.toMillis();
    }

    private ThresholdRule rule(String name) {
        return rules.stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no rule is called " + name));
    }
}
