package io.throughline.jobs;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventDraft;
import io.throughline.domain.event.EventField;
import java.time.Instant;

/** Events for tests: what matters is said, the rest is plain. */
public final class Events {

    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Events() {}

    /** An event of type {@code type} on the web, {@code minutes} after noon. */
    public static EventDraft at(double minutes, String id, String type) {
        Instant time = NOON.plusMillis(Math.round(minutes * 60_000));
        return new EventDraft()
                .set(EventField.EVENT_ID, id)
                .set(EventField.SOURCE, "shop")
                .set(EventField.SOURCE_FORMAT, "native")
                .set(EventField.EVENT_TIME, time)
                .set(EventField.ORDER_TIME, time)
                .set(EventField.RECEIVED_AT, time.plusMillis(200))
                .set(EventField.EVENT_TIME_QUALITY, "ok")
                .set(EventField.CHANNEL, "web")
                .set(EventField.EVENT_TYPE, type)
                .set(EventField.EVENT_NAME, type);
    }

    public static CustomerEvent ofCustomer(double minutes, String id, String type, String customer) {
        return customer(at(minutes, id, type), customer).build();
    }

    public static CustomerEvent ofVisitor(double minutes, String id, String type, String visitor) {
        return visitor(at(minutes, id, type), visitor)
                .set(EventField.PROFILE_ID, "anon:" + visitor)
                .build();
    }

    public static EventDraft customer(EventDraft draft, String customer) {
        return draft.set(EventField.CUSTOMER_ID, customer)
                .set(EventField.USER_ID, customer)
                .set(EventField.PROFILE_ID, customer);
    }

    public static EventDraft visitor(EventDraft draft, String visitor) {
        return draft.set(EventField.ANONYMOUS_ID, visitor);
    }
}
