package io.throughline.jobs.friction;

import io.throughline.alerts.SourceProgress;
import io.throughline.alerts.SourceSilence;
import io.throughline.domain.alert.Alert;
import io.throughline.jobs.environment.LabelledCounter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
 * Announces when a live source falls silent and when it sends again.
 *
 * <p>Windows are judged in order, those that nobody spoke of as empty; at the latest when the next event, the next tick or
 * the end of the data speaks of a later one. A window that the data does not fill is not judged.
 *
 * <p>State per source: the open windows' counts, in how many windows of each hour of four weeks it sent,
 * how far it is.
 */
final class WatchSources extends KeyedProcessFunction<String, Traffic, Alert> {

    private static final long serialVersionUID = 1L;
    private static final Duration HOUR = Duration.ofHours(1);

    /** In place of the windows of an hour in which the source was silent. */
    private static final long SILENT = -1;

    private final SourceSilence rule;

    private transient MapState<Long, Long> windows;
    private transient MapState<Long, Long> hours;
    private transient ValueState<SourceProgress> progress;
    private transient ValueState<Instant> dataUntil;
    private transient LabelledCounter alerts;

    WatchSources(SourceSilence rule) {
        this.rule = rule;
    }

    @Override
    public void open(OpenContext context) {
        windows = getRuntimeContext().getMapState(new MapStateDescriptor<>("windows", Types.LONG, Types.LONG));
        hours = getRuntimeContext().getMapState(new MapStateDescriptor<>("hours", Types.LONG, Types.LONG));
        progress = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("progress", TypeInformation.of(SourceProgress.class)));
        dataUntil = getRuntimeContext().getState(new ValueStateDescriptor<>("data-until", Types.INSTANT));
        alerts = new LabelledCounter(getRuntimeContext().getMetricGroup(), "friction_alerts", "state");
    }

    @Override
    public void processElement(Traffic traffic, Context context, Collector<Alert> out) throws Exception {
        if (traffic.kind() == Traffic.Kind.END) {
            Instant before = dataUntil.value();
            if (before == null || traffic.at().isAfter(before)) {
                dataUntil.update(traffic.at());
            }
            context.timerService()
                    .registerEventTimeTimer(
                            SourceSilence.windowStart(traffic.at()).toEpochMilli());
            return;
        }
        long start = traffic.at().toEpochMilli();
        Long known = windows.get(start);
        windows.put(start, (known == null ? 0 : known) + traffic.events());
        context.timerService().registerEventTimeTimer(traffic.windowEnd().toEpochMilli());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out) throws Exception {
        Instant end = Instant.ofEpochMilli(timestamp);
        Instant until = dataUntil.value();
        if (until != null && end.isAfter(until)) {
            return;
        }
        SourceProgress now = progress.value();
        if (now == null) {
            now = SourceProgress.begin(end.minus(SourceSilence.WINDOW));
        }
        while (now.seenUntil().isBefore(end)) {
            now = judge(context.getCurrentKey(), now, out);
        }
        progress.update(now);
    }

    private SourceProgress judge(String source, SourceProgress before, Collector<Alert> out) throws Exception {
        Instant start = before.seenUntil();
        Long counted = windows.get(start.toEpochMilli());
        windows.remove(start.toEpochMilli());
        long events = counted == null ? 0 : counted;
        SourceProgress now = rule.next(before, start, events, events > 0 ? List.of() : sameHours(start));
        rule.alert(source, before, now, events).ifPresent(alert -> {
            alerts.increment(alert.state().wireName());
            out.collect(alert);
        });
        if (now.firing()) {
            Instant first = before.firing() ? start : now.silentSince();
            for (Instant hour = SourceSilence.hourStart(first); !hour.isAfter(start); hour = hour.plus(HOUR)) {
                hours.put(hour.toEpochMilli(), SILENT);
            }
        } else {
            remember(SourceSilence.hourStart(start), events > 0 ? 1 : 0);
        }
        return now;
    }

    private List<Long> sameHours(Instant start) throws Exception {
        List<Long> known = new ArrayList<>();
        for (Instant hour : rule.sameHours(start)) {
            Long events = hours.get(hour.toEpochMilli());
            if (events != null && events != SILENT) {
                known.add(events);
            }
        }
        return known;
    }

    private void remember(Instant hour, long busy) throws Exception {
        Long known = hours.get(hour.toEpochMilli());
        if (known == null) {
            hours.remove(hour.minus(SourceSilence.memory()).toEpochMilli());
        }
        if (known == null || known != SILENT) {
            hours.put(hour.toEpochMilli(), (known == null ? 0 : known) + busy);
        }
    }
}
