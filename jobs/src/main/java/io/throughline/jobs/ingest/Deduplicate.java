package io.throughline.jobs.ingest;

import io.throughline.domain.event.CustomerEvent;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Lets the first event of each (source, event id) pass and sends the others to their own output.
 *
 * <p>State per id: one flag, cleared when the watermark has passed the event by the deduplication window.
 */
final class Deduplicate extends KeyedProcessFunction<String, CustomerEvent, CustomerEvent> {

    static final OutputTag<CustomerEvent> DUPLICATES =
            new OutputTag<>("duplicates", TypeInformation.of(CustomerEvent.class));

    private static final long serialVersionUID = 1L;

    private final Duration window;

    private transient ValueState<Boolean> seen;
    private transient Counter accepted;
    private transient Counter duplicates;

    Deduplicate(Duration window) {
        this.window = window;
    }

    static String key(CustomerEvent event) {
        return event.identity().source() + '\u0000' + event.identity().eventId();
    }

    @Override
    public void open(OpenContext context) {
        seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Types.BOOLEAN));
        accepted = getRuntimeContext().getMetricGroup().counter("ingest_accepted");
        duplicates = getRuntimeContext().getMetricGroup().counter("ingest_duplicates");
    }

    @Override
    public void processElement(CustomerEvent event, Context context, Collector<CustomerEvent> out) throws Exception {
        if (seen.value() != null) {
            IngestCounts.count(getRuntimeContext(), IngestCounts.DUPLICATES);
            duplicates.inc();
            context.output(DUPLICATES, event);
            return;
        }
        seen.update(true);
        long from = Math.max(
                event.time().orderTime().toEpochMilli(), context.timerService().currentWatermark());
        context.timerService().registerEventTimeTimer(from + window.toMillis());
        IngestCounts.count(getRuntimeContext(), IngestCounts.ACCEPTED);
        accepted.inc();
        out.collect(event);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<CustomerEvent> out) {
        seen.clear();
    }
}
