package io.throughline.domain.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link CustomerEvent} being put together field by field: what formats and the Avro reader fill in. */
public final class EventDraft {

    private final @Nullable Object[] values = new Object[EventField.values().length];

    /** A draft with nothing in it. */
    public EventDraft() {}

    /** A draft that starts as a copy of {@code event}. */
    public static EventDraft of(CustomerEvent event) {
        EventDraft draft = new EventDraft();
        for (EventField field : EventField.values()) {
            draft.values[field.ordinal()] = field.of(event);
        }
        return draft;
    }

    /**
     * Sets one field.
     *
     * @param value of the Java type that the field's {@link FieldType} names, or null
     * @throws IllegalArgumentException if it is of another type
     */
    public EventDraft set(EventField field, @Nullable Object value) {
        if (value != null && !field.type().javaType().isInstance(value)) {
            throw new IllegalArgumentException(field.fieldName() + " must be a "
                    + field.type().javaType().getSimpleName() + ", but was a "
                    + value.getClass().getSimpleName());
        }
        values[field.ordinal()] = value;
        return this;
    }

    public @Nullable Object get(EventField field) {
        return values[field.ordinal()];
    }

    /**
     * The event.
     *
     * @throws NullPointerException if a field that every event has is missing, naming it
     * @throws IllegalArgumentException if an enumerated field has an unknown value
     */
    public CustomerEvent build() {
        return new CustomerEvent(
                identity(), time(), who(), where(), what(), correlation(), measures(), campaign(), trust());
    }

    private EventIdentity identity() {
        return new EventIdentity(
                required(text(EventField.EVENT_ID), EventField.EVENT_ID),
                Boolean.TRUE.equals(get(EventField.EVENT_ID_DERIVED)),
                required(text(EventField.SOURCE), EventField.SOURCE),
                required(text(EventField.SOURCE_FORMAT), EventField.SOURCE_FORMAT),
                text(EventField.RAW_REF));
    }

    private EventTime time() {
        return new EventTime(
                required((Instant) get(EventField.EVENT_TIME), EventField.EVENT_TIME),
                required((Instant) get(EventField.ORDER_TIME), EventField.ORDER_TIME),
                (Instant) get(EventField.RECEIVED_AT),
                (Instant) get(EventField.SENT_AT),
                text(EventField.EVENT_TIME_RAW),
                required(
                        constant(EventTimeQuality.class, EventField.EVENT_TIME_QUALITY),
                        EventField.EVENT_TIME_QUALITY));
    }

    private Who who() {
        return new Who(
                text(EventField.PROFILE_ID),
                text(EventField.CUSTOMER_ID),
                text(EventField.USER_ID),
                text(EventField.ANONYMOUS_ID),
                text(EventField.DEVICE_ID),
                text(EventField.SESSION_ID),
                text(EventField.ACCOUNT_ID),
                text(EventField.EMAIL_HASH),
                text(EventField.PHONE_HASH),
                map(EventField.IDENTIFIERS));
    }

    private Where where() {
        return new Where(
                required(constant(Channel.class, EventField.CHANNEL), EventField.CHANNEL),
                text(EventField.TOUCHPOINT),
                text(EventField.TARGET),
                text(EventField.PLATFORM),
                text(EventField.OS),
                text(EventField.DEVICE_TYPE),
                text(EventField.APP_VERSION),
                text(EventField.LOCALE),
                text(EventField.COUNTRY),
                text(EventField.REFERRER_HOST));
    }

    private What what() {
        return new What(
                required(text(EventField.EVENT_TYPE), EventField.EVENT_TYPE),
                text(EventField.EVENT_NAME),
                constant(Direction.class, EventField.DIRECTION),
                constant(Actor.class, EventField.ACTOR),
                text(EventField.JOURNEY),
                text(EventField.STEP),
                constant(Stage.class, EventField.STAGE),
                text(EventField.OUTCOME),
                text(EventField.ERROR_CODE),
                text(EventField.TOPIC),
                text(EventField.PURPOSE));
    }

    private Correlation correlation() {
        return new Correlation(
                text(EventField.ISSUE_ID),
                constant(IssueEvidence.class, EventField.ISSUE_EVIDENCE),
                text(EventField.CASE_ID),
                text(EventField.CONVERSATION_ID),
                text(EventField.ORDER_ID),
                text(EventField.AGENT_ID),
                text(EventField.TEAM),
                text(EventField.QUEUE_ID));
    }

    private Measures measures() {
        return new Measures(
                (BigDecimal) get(EventField.AMOUNT),
                text(EventField.CURRENCY),
                list(EventField.ITEMS),
                constant(ScoreType.class, EventField.SCORE_TYPE),
                (Double) get(EventField.SCORE),
                text(EventField.SCORE_SCALE),
                (Double) get(EventField.SENTIMENT),
                (Long) get(EventField.WAIT_MS),
                (Long) get(EventField.DURATION_MS));
    }

    private Campaign campaign() {
        return new Campaign(
                text(EventField.UTM_SOURCE),
                text(EventField.UTM_MEDIUM),
                text(EventField.UTM_CAMPAIGN),
                text(EventField.UTM_CONTENT),
                text(EventField.UTM_TERM),
                text(EventField.CLICK_ID));
    }

    private Trust trust() {
        return new Trust(
                map(EventField.CONSENT),
                Boolean.TRUE.equals(get(EventField.IS_BOT_TRAFFIC)),
                list(EventField.QUALITY_FLAGS),
                map(EventField.PROPERTIES));
    }

    private @Nullable String text(EventField field) {
        return (String) get(field);
    }

    @SuppressWarnings("unchecked") // set() checked it against the field's type
    private Map<String, String> map(EventField field) {
        Object value = get(field);
        return value == null ? Map.of() : (Map<String, String>) value;
    }

    @SuppressWarnings("unchecked") // set() checked it against the field's type
    private <T> List<T> list(EventField field) {
        Object value = get(field);
        return value == null ? List.of() : (List<T>) value;
    }

    private <E extends Enum<E>> @Nullable E constant(Class<E> type, EventField field) {
        String name = text(field);
        return name == null ? null : Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }

    private static <T> T required(@Nullable T value, EventField field) {
        if (value == null) {
            throw new NullPointerException("an event needs " + field.fieldName());
        }
        return value;
    }
}
