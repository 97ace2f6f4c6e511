package io.throughline.domain.event;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The flat fields of a {@link CustomerEvent}, by the names that topics, tables and expressions share.
 *
 * <p>Enumerated fields read as their lower-case wire names. The order is that of the Avro schema and the table.
 */
public enum EventField {
    EVENT_ID(FieldType.STRING, false, e -> e.identity().eventId()),
    EVENT_ID_DERIVED(FieldType.BOOLEAN, false, e -> e.identity().derived()),
    SOURCE(FieldType.STRING, false, e -> e.identity().source()),
    SOURCE_FORMAT(FieldType.STRING, false, e -> e.identity().sourceFormat()),
    RAW_REF(FieldType.STRING, true, e -> e.identity().rawRef()),
    EVENT_TIME(FieldType.TIMESTAMP, false, e -> e.time().eventTime()),
    ORDER_TIME(FieldType.TIMESTAMP, false, e -> e.time().orderTime()),
    RECEIVED_AT(FieldType.TIMESTAMP, true, e -> e.time().receivedAt()),
    SENT_AT(FieldType.TIMESTAMP, true, e -> e.time().sentAt()),
    EVENT_TIME_RAW(FieldType.STRING, true, e -> e.time().raw()),
    EVENT_TIME_QUALITY(FieldType.STRING, false, e -> e.time().quality().wireName()),
    PROFILE_ID(FieldType.STRING, true, e -> e.who().profileId()),
    CUSTOMER_ID(FieldType.STRING, true, e -> e.who().customerId()),
    USER_ID(FieldType.STRING, true, e -> e.who().userId()),
    ANONYMOUS_ID(FieldType.STRING, true, e -> e.who().anonymousId()),
    DEVICE_ID(FieldType.STRING, true, e -> e.who().deviceId()),
    SESSION_ID(FieldType.STRING, true, e -> e.who().sessionId()),
    ACCOUNT_ID(FieldType.STRING, true, e -> e.who().accountId()),
    EMAIL_HASH(FieldType.STRING, true, e -> e.who().emailHash()),
    PHONE_HASH(FieldType.STRING, true, e -> e.who().phoneHash()),
    IDENTIFIERS(FieldType.STRING_MAP, false, e -> e.who().identifiers()),
    CHANNEL(FieldType.STRING, false, e -> e.where().channel().wireName()),
    TOUCHPOINT(FieldType.STRING, true, e -> e.where().touchpoint()),
    TARGET(FieldType.STRING, true, e -> e.where().target()),
    PLATFORM(FieldType.STRING, true, e -> e.where().platform()),
    OS(FieldType.STRING, true, e -> e.where().os()),
    DEVICE_TYPE(FieldType.STRING, true, e -> e.where().deviceType()),
    APP_VERSION(FieldType.STRING, true, e -> e.where().appVersion()),
    LOCALE(FieldType.STRING, true, e -> e.where().locale()),
    COUNTRY(FieldType.STRING, true, e -> e.where().country()),
    REFERRER_HOST(FieldType.STRING, true, e -> e.where().referrerHost()),
    EVENT_TYPE(FieldType.STRING, false, e -> e.what().eventType()),
    EVENT_NAME(FieldType.STRING, true, e -> e.what().eventName()),
    DIRECTION(FieldType.STRING, true, e -> wire(e.what().direction())),
    ACTOR(FieldType.STRING, true, e -> wire(e.what().actor())),
    JOURNEY(FieldType.STRING, true, e -> e.what().journey()),
    STEP(FieldType.STRING, true, e -> e.what().step()),
    STAGE(FieldType.STRING, true, e -> wire(e.what().stage())),
    OUTCOME(FieldType.STRING, true, e -> e.what().outcome()),
    ERROR_CODE(FieldType.STRING, true, e -> e.what().errorCode()),
    TOPIC(FieldType.STRING, true, e -> e.what().topic()),
    PURPOSE(FieldType.STRING, true, e -> e.what().purpose()),
    ISSUE_ID(FieldType.STRING, true, e -> e.correlation().issueId()),
    ISSUE_EVIDENCE(FieldType.STRING, true, e -> wire(e.correlation().issueEvidence())),
    CASE_ID(FieldType.STRING, true, e -> e.correlation().caseId()),
    CONVERSATION_ID(FieldType.STRING, true, e -> e.correlation().conversationId()),
    ORDER_ID(FieldType.STRING, true, e -> e.correlation().orderId()),
    AGENT_ID(FieldType.STRING, true, e -> e.correlation().agentId()),
    TEAM(FieldType.STRING, true, e -> e.correlation().team()),
    QUEUE_ID(FieldType.STRING, true, e -> e.correlation().queueId()),
    AMOUNT(FieldType.DECIMAL, true, e -> e.measures().amount()),
    CURRENCY(FieldType.STRING, true, e -> e.measures().currency()),
    ITEMS(FieldType.ITEMS, false, e -> e.measures().items()),
    SCORE_TYPE(FieldType.STRING, true, e -> wire(e.measures().scoreType())),
    SCORE(FieldType.DOUBLE, true, e -> e.measures().score()),
    SCORE_SCALE(FieldType.STRING, true, e -> e.measures().scoreScale()),
    SENTIMENT(FieldType.DOUBLE, true, e -> e.measures().sentiment()),
    WAIT_MS(FieldType.LONG, true, e -> e.measures().waitMs()),
    DURATION_MS(FieldType.LONG, true, e -> e.measures().durationMs()),
    UTM_SOURCE(FieldType.STRING, true, e -> e.campaign().source()),
    UTM_MEDIUM(FieldType.STRING, true, e -> e.campaign().medium()),
    UTM_CAMPAIGN(FieldType.STRING, true, e -> e.campaign().name()),
    UTM_CONTENT(FieldType.STRING, true, e -> e.campaign().content()),
    UTM_TERM(FieldType.STRING, true, e -> e.campaign().term()),
    CLICK_ID(FieldType.STRING, true, e -> e.campaign().clickId()),
    CONSENT(FieldType.STRING_MAP, false, e -> e.trust().consent()),
    IS_BOT_TRAFFIC(FieldType.BOOLEAN, false, e -> e.trust().botTraffic()),
    QUALITY_FLAGS(FieldType.STRING_LIST, false, e -> e.trust().qualityFlags()),
    PROPERTIES(FieldType.STRING_MAP, false, e -> e.trust().properties());

    private static final Map<String, EventField> BY_NAME = byName();

    private final FieldType type;
    private final boolean nullable;
    private final Function<CustomerEvent, @Nullable Object> reader;

    EventField(FieldType type, boolean nullable, Function<CustomerEvent, @Nullable Object> reader) {
        this.type = type;
        this.nullable = nullable;
        this.reader = reader;
    }

    /** The field's name in topics, tables and expressions. */
    public String fieldName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public FieldType type() {
        return type;
    }

    /** Whether an event may lack it. */
    public boolean nullable() {
        return nullable;
    }

    /** Its value in {@code event}, of the Java type that {@link #type} names; null where the event lacks it. */
    public @Nullable Object of(CustomerEvent event) {
        return reader.apply(event);
    }

    /** The field called {@code name}, if there is one. */
    public static Optional<EventField> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private static Map<String, EventField> byName() {
        Map<String, EventField> fields = new HashMap<>();
        for (EventField field : values()) {
            fields.put(field.fieldName(), field);
        }
        return Collections.unmodifiableMap(fields);
    }

    private static @Nullable String wire(@Nullable Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }
}
