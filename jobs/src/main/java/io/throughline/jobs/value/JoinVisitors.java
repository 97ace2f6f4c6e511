package io.throughline.jobs.value;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Gives what a visitor did before they said who they are to the customer they next turned out to be; what follows the
 * last time they said it, to that customer. Keyed by visitor; what has none passes through.
 *
 * <p>State per visitor: all that it did, until the end of the input.
 */
final class JoinVisitors extends KeyedProcessFunction<String, Happening, Happening> {

    private static final long serialVersionUID = 1L;

    private transient ListState<Happening> past;

    @Override
    public void open(OpenContext context) {
        past = getRuntimeContext().getListState(new ListStateDescriptor<>("past", TypeInformation.of(Happening.class)));
    }

    @Override
    public void processElement(Happening happening, Context context, Collector<Happening> out) throws Exception {
        if (happening.visitorId() == null) {
            out.collect(happening);
            return;
        }
        past.add(happening);
        context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Happening> out) throws Exception {
        List<Happening> all = new ArrayList<>();
        past.get().forEach(all::add);
        all.sort(Happening.ORDER);
        String customer = last(all);
        for (int i = all.size() - 1; i >= 0; i--) {
            Happening happening = all.get(i);
            customer = happening.customerId() == null ? customer : happening.customerId();
            out.collect(customer == null ? happening : happening.of(customer));
        }
        past.clear();
    }

    private static @Nullable String last(List<Happening> all) {
        String customer = null;
        for (Happening happening : all) {
            customer = happening.customerId() == null ? customer : happening.customerId();
        }
        return customer;
    }
}
