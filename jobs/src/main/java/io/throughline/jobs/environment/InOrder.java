package io.throughline.jobs.environment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Hands a key's records on in order of time, each when the watermark has passed it, so that the answer does not depend
 * on the order of arrival. A record behind the watermark is handed on at once.
 *
 * <p>State per key: the records that the watermark has not passed yet.
 *
 * @param <I> what comes in
 * @param <O> what comes out
 */
public abstract class InOrder<I, O> extends KeyedProcessFunction<String, I, O> {

    private static final long serialVersionUID = 1L;

    private final Class<I> type;

    private transient MapState<Long, List<I>> waiting;

    protected InOrder(Class<I> type) {
        this.type = type;
    }

    /** Event time of {@code record}, milliseconds since the epoch. */
    protected abstract long timeOf(I record);

    /** The order of records of one time. */
    protected abstract Comparator<I> order();

    /** Takes the next record of the current key. */
    protected abstract void next(I record, Context context, Collector<O> out) throws Exception;

    /** A timer has come, ours or a subclass's; the current key's records up to it have been handed on. */
    protected void reached(long timestamp, OnTimerContext context, Collector<O> out) throws Exception {}

    @Override
    public void open(OpenContext context) throws Exception {
        waiting = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("waiting", Types.LONG, Types.LIST(TypeInformation.of(type))));
    }

    @Override
    public final void processElement(I record, Context context, Collector<O> out) throws Exception {
        long due = timeOf(record);
        if (due <= context.timerService().currentWatermark()) {
            next(record, context, out);
            return;
        }
        List<I> records = waiting.get(due);
        if (records == null) {
            records = new ArrayList<>();
            context.timerService().registerEventTimeTimer(due);
        }
        records.add(record);
        waiting.put(due, records);
    }

    @Override
    public final void onTimer(long timestamp, OnTimerContext context, Collector<O> out) throws Exception {
        List<I> records = waiting.get(timestamp);
        if (records != null) {
            waiting.remove(timestamp);
            records.sort(order());
            for (I record : records) {
                next(record, context, out);
            }
        }
        reached(timestamp, context, out);
    }
}
