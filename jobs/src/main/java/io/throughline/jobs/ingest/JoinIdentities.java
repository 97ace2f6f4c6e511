package io.throughline.jobs.ingest;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventTimeQuality;
import io.throughline.domain.event.IdentityMerged;
import io.throughline.domain.event.JourneyRecord;
import io.throughline.domain.event.Who;
import io.throughline.jobs.environment.EventsInOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Joins a visitor (a cookie or a device) with the customer they turn out to be.
 *
 * <p>The first event that names both is the identification: a merge goes out with what the visitor did shortly before,
 * and from then on the visitor's events are the customer's. A visitor that a second customer uses is shared: nothing is
 * merged and its anonymous events stay anonymous.
 *
 * <p>State per visitor: recent anonymous events (bounded in time and number) and the link; both end when the visitor
 * has not been seen for their retention.
 */
final class JoinIdentities extends EventsInOrder<JourneyRecord> {

    private static final long serialVersionUID = 1L;

    private final IngestSettings settings;

    private transient ListState<CustomerEvent> recent;
    private transient ValueState<VisitorLink> link;

    JoinIdentities(IngestSettings settings) {
        this.settings = settings;
    }

    /** The visitor where there is one; else whoever the event is about, so that it only passes through. */
    static String key(CustomerEvent event) {
        String visitor = visitor(event.who());
        if (visitor != null) {
            return visitor;
        }
        String profile = event.who().profileId();
        return profile == null ? "id:" + event.identity().eventId() : profile;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        super.open(context);
        recent = getRuntimeContext()
                .getListState(new ListStateDescriptor<>("recent", TypeInformation.of(CustomerEvent.class)));
        link = getRuntimeContext().getState(new ValueStateDescriptor<>("link", TypeInformation.of(VisitorLink.class)));
    }

    @Override
    protected void next(CustomerEvent event, Context context, Collector<JourneyRecord> out) throws Exception {
        String visitor = visitor(event.who());
        if (visitor == null || event.time().quality() == EventTimeQuality.TOO_OLD) {
            out.collect(JourneyRecord.of(event));
            return;
        }
        VisitorLink known = link.value();
        String customer = event.who().customerId();
        if (customer == null) {
            out.collect(JourneyRecord.of(anonymous(event, known)));
        } else {
            identified(event, visitor, customer, known, out);
        }
        keep(event, customer, known, context);
    }

    private CustomerEvent anonymous(CustomerEvent event, @Nullable VisitorLink known) throws Exception {
        if (known != null && !known.shared() && known.customerId() != null) {
            return event.rekeyed(known.customerId(), event.time().orderTime());
        }
        if (known == null || !known.shared()) {
            recent.update(bounded(event));
        }
        return event;
    }

    private void identified(
            CustomerEvent event,
            String visitor,
            String customer,
            @Nullable VisitorLink known,
            Collector<JourneyRecord> out)
            throws Exception {
        if (known == null || (known.customerId() == null && !known.shared())) {
            List<CustomerEvent> before = since(event.time().orderTime().minus(settings.recentWindow()));
            if (!before.isEmpty()) {
                out.collect(JourneyRecord.of(
                        new IdentityMerged(visitor, customer, event.time().orderTime(), before)));
            }
            recent.clear();
        }
        out.collect(JourneyRecord.of(event));
    }

    private void keep(CustomerEvent event, @Nullable String customer, @Nullable VisitorLink known, Context context)
            throws Exception {
        Instant seen = event.time().orderTime();
        VisitorLink next = known == null ? firstSeen(seen, context) : known.seen(seen);
        if (customer != null) {
            next = next.identified(customer);
        }
        if (next.shared()) {
            recent.clear();
        }
        link.update(next);
    }

    private VisitorLink firstSeen(Instant seen, Context context) {
        Instant review = seen.plus(settings.linkRetention());
        context.timerService().registerEventTimeTimer(review.toEpochMilli());
        return VisitorLink.unknown(seen, review);
    }

    @Override
    protected void reached(long timestamp, OnTimerContext context, Collector<JourneyRecord> out) throws Exception {
        VisitorLink known = link.value();
        if (known == null || timestamp < known.reviewAt().toEpochMilli()) {
            return;
        }
        Instant end = known.lastSeen().plus(settings.linkRetention());
        if (end.toEpochMilli() <= timestamp) {
            link.clear();
            recent.clear();
        } else {
            context.timerService().registerEventTimeTimer(end.toEpochMilli());
            link.update(known.reviewedAt(end));
        }
    }

    private List<CustomerEvent> bounded(CustomerEvent event) throws Exception {
        List<CustomerEvent> events = since(event.time().orderTime().minus(settings.recentWindow()));
        events.add(event);
        int surplus = events.size() - settings.recentLimit();
        return surplus > 0 ? new ArrayList<>(events.subList(surplus, events.size())) : events;
    }

    private List<CustomerEvent> since(Instant start) throws Exception {
        List<CustomerEvent> events = new ArrayList<>();
        for (CustomerEvent event : recent.get()) {
            if (!event.time().orderTime().isBefore(start)) {
                events.add(event);
            }
        }
        return events;
    }

    private static @Nullable String visitor(Who who) {
        if (who.anonymousId() != null) {
            return "anon:" + who.anonymousId();
        }
        return who.deviceId() == null ? null : "dev:" + who.deviceId();
    }
}
