package io.throughline.domain.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events to test with. */
public final class Events {

    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Events() {}

    /** The least that an event needs. */
    public static EventDraft draft(String id) {
        return new EventDraft()
                .set(EventField.EVENT_ID, id)
                .set(EventField.SOURCE, "shop")
                .set(EventField.SOURCE_FORMAT, "native")
                .set(EventField.EVENT_TIME, NOON)
                .set(EventField.ORDER_TIME, NOON)
                .set(EventField.EVENT_TIME_QUALITY, "ok")
                .set(EventField.CHANNEL, "web")
                .set(EventField.EVENT_TYPE, "product_added");
    }

    /** A value for every field, each unlike the others. */
    public static Map<EventField, Object> everything() {
        Map<EventField, Object> values = new LinkedHashMap<>();
        for (EventField field : EventField.values()) {
            int n = field.ordinal();
            values.put(
                    field,
                    switch (field.type()) {
                        case STRING -> "text " + n;
                        case BOOLEAN -> true;
                        case LONG -> (long) n;
                        case DOUBLE -> n / 128.0;
                        case DECIMAL -> new BigDecimal(n).movePointLeft(2);
                        case TIMESTAMP -> NOON.plusMillis(n);
                        case STRING_LIST -> List.of("flag " + n, "flag");
                        case STRING_MAP -> Map.of("key " + n, "value");
                        case ITEMS -> List.of(new OrderItem("p" + n, BigDecimal.ONE, null));
                    });
        }
        values.put(EventField.EVENT_TIME_QUALITY, "skew_corrected");
        values.put(EventField.CHANNEL, "messaging");
        values.put(EventField.DIRECTION, "inbound");
        values.put(EventField.ACTOR, "customer");
        values.put(EventField.STAGE, "renewal");
        values.put(EventField.ISSUE_EVIDENCE, "inferred");
        values.put(EventField.SCORE_TYPE, "nps");
        return values;
    }

    public static CustomerEvent full() {
        EventDraft draft = new EventDraft();
        everything().forEach(draft::set);
        return draft.build();
    }
}
