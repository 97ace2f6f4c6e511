package io.throughline.jobs.ingest;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventDraft;
import io.throughline.domain.event.EventField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Lets the first event of each (source, event id) pass and sends its copies to their own output.
 *
 * <p>Another event under an id that is taken is a conflict, and neither a copy nor lost: it passes under an id of its own,
 * flagged {@code id_conflict}, for the lakehouse only, since it cannot be told which of the two is right.
 *
 * <p>State per id: a number for each content seen, at most eight, cleared when the watermark has passed the first by the
 * deduplication window.
 */
final class Deduplicate extends KeyedProcessFunction<String, CustomerEvent, CustomerEvent> {

    static final OutputTag<CustomerEvent> DUPLICATES =
            new OutputTag<>("duplicates", TypeInformation.of(CustomerEvent.class));

    private static final long serialVersionUID = 1L;

    private final Duration window;

    private static final String CONFLICT = "id_conflict";
    private static final int MOST_CONTENTS = 8;

    private transient ListState<Long> seen;
    private transient Counter accepted;
    private transient Counter duplicates;
    private transient Counter conflicts;

    Deduplicate(Duration window) {
        this.window = window;
    }

    static String key(CustomerEvent event) {
        return event.identity().source() + '\u0000' + event.identity().eventId();
    }

    @Override
    public void open(OpenContext context) {
        seen = getRuntimeContext().getListState(new ListStateDescriptor<>("contents", Types.LONG));
        accepted = getRuntimeContext().getMetricGroup().counter("ingest_accepted");
        duplicates = getRuntimeContext().getMetricGroup().counter("ingest_duplicates");
        conflicts = getRuntimeContext().getMetricGroup().counter("ingest_conflicts");
    }

    @Override
    public void processElement(CustomerEvent event, Context context, Collector<CustomerEvent> out) throws Exception {
        long content = Content.of(event);
        int others = 0;
        for (long known : seen.get()) {
            others++;
            if (known == content || others == MOST_CONTENTS) {
                IngestCounts.count(getRuntimeContext(), IngestCounts.DUPLICATES);
                duplicates.inc();
                context.output(DUPLICATES, event);
                return;
            }
        }
        seen.add(content);
        IngestCounts.count(getRuntimeContext(), IngestCounts.ACCEPTED);
        accepted.inc();
        if (others > 0) {
            conflicts.inc();
            out.collect(conflicting(event, content));
            return;
        }
        long from = Math.max(
                event.time().orderTime().toEpochMilli(), context.timerService().currentWatermark());
        context.timerService().registerEventTimeTimer(from + window.toMillis());
        out.collect(event);
    }

    private static CustomerEvent conflicting(CustomerEvent event, long content) {
        List<String> flags = new ArrayList<>(event.trust().qualityFlags());
        flags.add(CONFLICT);
        return EventDraft.of(event)
                .set(EventField.EVENT_ID, event.identity().eventId() + "|" + CONFLICT + "|" + Long.toHexString(content))
                .set(EventField.PROFILE_ID, null)
                .set(EventField.CUSTOMER_ID, null)
                .set(EventField.QUALITY_FLAGS, flags)
                .build();
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<CustomerEvent> out) {
        seen.clear();
    }
}
