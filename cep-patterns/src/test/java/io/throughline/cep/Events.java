package io.throughline.cep;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventDraft;
import io.throughline.domain.event.EventField;
import io.throughline.domain.event.IdentityMerged;
import io.throughline.domain.event.JourneyRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Events and identifications, told in minutes after one fixed noon. */
final class Events {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Events() {}

    static Instant at(double minutes) {
        return NOON.plus(Duration.ofMillis((long) (minutes * 60_000)));
    }

    static CustomerEvent event(String id, String profile, String type, double minutes) {
        return draft(id, profile, type, minutes).build();
    }

    static EventDraft draft(String id, String profile, String type, double minutes) {
        return new EventDraft()
                .set(EventField.EVENT_ID, id)
                .set(EventField.EVENT_TYPE, type)
                .set(EventField.EVENT_TIME, at(minutes))
                .set(EventField.ORDER_TIME, at(minutes))
                .set(EventField.EVENT_TIME_QUALITY, "ok")
                .set(EventField.SOURCE, "shop")
                .set(EventField.SOURCE_FORMAT, "native")
                .set(EventField.CHANNEL, "web")
                .set(EventField.PROFILE_ID, profile)
                .set(EventField.CUSTOMER_ID, profile.startsWith("anon:") ? null : profile)
                .set(EventField.PROPERTIES, Map.of());
    }

    static JourneyRecord record(String id, String profile, String type, double minutes) {
        return JourneyRecord.of(event(id, profile, type, minutes));
    }

    static JourneyRecord merge(String anonymous, String customer, double minutes, CustomerEvent... recent) {
        return JourneyRecord.of(new IdentityMerged(anonymous, customer, at(minutes), List.of(recent)));
    }
}
