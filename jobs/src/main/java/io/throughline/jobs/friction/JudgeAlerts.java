package io.throughline.jobs.friction;

import io.throughline.alerts.AlertGroup;
import io.throughline.alerts.AlertLifecycle;
import io.throughline.alerts.AlertProgress;
import io.throughline.alerts.GroupWindow;
import io.throughline.alerts.ThresholdRule;
import io.throughline.alerts.Transition;
import io.throughline.alerts.WindowCount;
import io.throughline.domain.alert.Alert;
import io.throughline.jobs.environment.LabelledCounter;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
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
 * <p>A window is judged when the watermark has passed its end. While an alert fires, windows without a match are judged
 * too. The last window of a bounded run may be incomplete: it can fire an alert but not end one, because the end of the
 * data is not the end of time.
 *
 * <p>State per rule and group: the open windows' counts and the alert's progress; all is gone when nothing fires and no
 * window is open.
 */
final class JudgeAlerts extends KeyedBroadcastProcessFunction<String, CountedMatch, Instant, Alert> {

    static final MapStateDescriptor<String, Instant> DATA_UNTIL =
            new MapStateDescriptor<>("data-until", Types.STRING, Types.INSTANT);

    private static final long serialVersionUID = 1L;
    private static final String LATEST = "latest";

    private final List<ThresholdRule> rules;

    private transient MapState<Long, WindowCount> windows;
    private transient ValueState<AlertProgress> progress;
    private transient ValueState<CountedMatch> sample;
    private transient LabelledCounter alerts;

    JudgeAlerts(List<ThresholdRule> rules) {
        this.rules = List.copyOf(rules);
    }

    @Override
    public void open(OpenContext context) {
        windows = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("windows", Types.LONG, TypeInformation.of(WindowCount.class)));
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
    public void processBroadcastElement(Instant until, Context context, Collector<Alert> out) throws Exception {
        BroadcastState<String, Instant> known = context.getBroadcastState(DATA_UNTIL);
        Instant before = known.get(LATEST);
        if (before == null || until.isAfter(before)) {
            known.put(LATEST, until);
        }
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
        Instant until = context.getBroadcastState(DATA_UNTIL).get(LATEST);
        boolean incomplete = until != null && window.end().isAfter(until);
        if (incomplete && window.matches() < rule.matches()) {
            keep(before);
            return;
        }
        Transition transition = new AlertLifecycle(rule).next(before, window);
        for (Alert alert : transition.alerts()) {
            alerts.increment(alert.state().wireName());
            out.collect(alert);
        }
        keep(transition.progress());
    }

    /** Judges the window and the ones after it that could end its alert; a batch run takes no timers from timers. */
    private static void judge(ThresholdRule rule, Instant start, TimerService timers) {
        Instant end = start;
        for (int i = 0; i <= rule.quietWindows(); i++) {
            end = end.plus(rule.window());
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

    private void keep(AlertProgress next) throws Exception {
        if (next.isFiring()) {
            progress.update(next);
            return;
        }
        progress.clear();
        if (windows.isEmpty()) {
            sample.clear();
        }
    }

    private ThresholdRule rule(String name) {
        return rules.stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no rule is called " + name));
    }
}
