package io.throughline.cep;

import io.throughline.cep.engine.ProfileEnd;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventTimeQuality;
import io.throughline.domain.event.IdentityMerged;
import io.throughline.domain.event.JourneyRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Turns journey records into what patterns are offered.
 *
 * <p>An event with a profile passes, unless it is too old for patterns. An identification gives the anonymous profile's
 * recent events once more, under the customer, at the time of the identification; and says that the anonymous profile
 * has ended. What comes at or behind the watermark leaves by {@link #LATE}: an event as it is, a late identification
 * as the copies that it would have given, while the anonymous profile then keeps its matches. Keeps no state.
 */
final class Expand extends ProcessFunction<JourneyRecord, CustomerEvent> {

    static final OutputTag<CustomerEvent> LATE =
            new OutputTag<>("late-events", TypeInformation.of(CustomerEvent.class));
    static final OutputTag<ProfileEnd> ENDED_PROFILES =
            new OutputTag<>("ended-profiles", TypeInformation.of(ProfileEnd.class));

    private static final long serialVersionUID = 1L;

    private transient Tally late;

    @Override
    public void open(OpenContext context) {
        late = Tally.of(getRuntimeContext(), "friction.late");
    }

    @Override
    public void processElement(JourneyRecord record, Context context, Collector<CustomerEvent> out) {
        boolean inTime =
                record.orderTime().toEpochMilli() > context.timerService().currentWatermark();
        CustomerEvent event = record.event();
        if (event != null) {
            offer(event, inTime, context, out);
        }
        IdentityMerged merged = record.merged();
        if (merged != null) {
            for (CustomerEvent recent : merged.recentEvents()) {
                offer(recent.rekeyed(merged.customerId(), merged.identifiedAt()), inTime, context, out);
            }
            if (inTime) {
                context.output(ENDED_PROFILES, new ProfileEnd(merged.anonymousProfileId(), merged.identifiedAt()));
            }
        }
    }

    private void offer(CustomerEvent event, boolean inTime, Context context, Collector<CustomerEvent> out) {
        if (event.who().profileId() == null || event.time().quality() == EventTimeQuality.TOO_OLD) {
            return;
        }
        if (inTime) {
            out.collect(event);
        } else {
            late.increment();
            context.output(LATE, event);
        }
    }
}
