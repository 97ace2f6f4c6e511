package io.throughline.jobs.environment;

import io.throughline.domain.event.CustomerEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Hands a key's events on in their canonical order, each when the watermark has passed it, so that the answer does not
 * depend on the order of arrival. An event behind the watermark is handed on at once.
 *
 * <p>State per key: the events that the watermark has not passed yet.
 *
 * @param <T> what comes out
 */
public abstract class InOrder<T> extends KeyedProcessFunction<String, CustomerEvent, T> {

    private static final long serialVersionUID = 1L;

    private transient MapState<Long, List<CustomerEvent>> waiting;

    /** Takes the next event of the current key, in canonical order. */
    protected abstract void next(CustomerEvent event, Context context, Collector<T> out) throws Exception;

    /** A timer that a subclass registered has come; the current key's events up to it have been handed on. */
    protected abstract void reached(long timestamp, OnTimerContext context, Collector<T> out) throws Exception;

    @Override
    public void open(OpenContext context) throws Exception {
        waiting = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "waiting", Types.LONG, Types.LIST(TypeInformation.of(CustomerEvent.class))));
    }

    @Override
    public final void processElement(CustomerEvent event, Context context, Collector<T> out) throws Exception {
        long due = event.time().orderTime().toEpochMilli();
        if (due <= context.timerService().currentWatermark()) {
            next(event, context, out);
            return;
        }
        List<CustomerEvent> events = waiting.get(due);
        if (events == null) {
            events = new ArrayList<>();
            context.timerService().registerEventTimeTimer(due);
        }
        events.add(event);
        waiting.put(due, events);
    }

    @Override
    public final void onTimer(long timestamp, OnTimerContext context, Collector<T> out) throws Exception {
        List<CustomerEvent> events = waiting.get(timestamp);
        if (events != null) {
            waiting.remove(timestamp);
            events.sort(CustomerEvent.CANONICAL_ORDER);
            for (CustomerEvent event : events) {
                next(event, context, out);
            }
        }
        reached(timestamp, context, out);
    }
}
