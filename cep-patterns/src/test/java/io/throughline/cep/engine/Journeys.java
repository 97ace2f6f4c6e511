package io.throughline.cep.engine;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventDraft;
import io.throughline.domain.event.EventField;
import java.time.Instant;

/** Events told in milliseconds after 1970. */
final class Journeys {

    private Journeys() {}

    static CustomerEvent event(String profile, String id, String type, long order) {
        return event(profile, id, type, order, order, "s");
    }

    static CustomerEvent event(String profile, String id, String type, long order, long happened, String session) {
        return new EventDraft()
                .set(EventField.EVENT_ID, id)
                .set(EventField.EVENT_TYPE, type)
                .set(EventField.EVENT_TIME, Instant.ofEpochMilli(happened))
                .set(EventField.ORDER_TIME, Instant.ofEpochMilli(order))
                .set(EventField.EVENT_TIME_QUALITY, "ok")
                .set(EventField.SOURCE, "test")
                .set(EventField.SOURCE_FORMAT, "native")
                .set(EventField.CHANNEL, "web")
                .set(EventField.SESSION_ID, session)
                .set(EventField.PROFILE_ID, profile)
                .build();
    }

    static String text(CustomerEvent event) {
        return event.identity().eventId() + ":" + event.what().eventType() + "/"
                + event.who().sessionId() + "@" + Capture.orderTime(event) + "("
                + event.time().eventTime().toEpochMilli() + ")";
    }
}
