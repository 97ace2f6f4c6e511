package io.throughline.connectors.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.domain.alert.Alert;
import io.throughline.domain.control.ControlRecord;
import io.throughline.domain.event.FailedEvent;
import io.throughline.domain.friction.ChannelSwitch;
import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.value.CustomerValue;
import io.throughline.domain.value.FrictionCost;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records as CloudEvents 1.0 in structured JSON: the record's components in snake_case are the {@code data}.
 *
 * <p>The id derives from the record, so that a replay repeats it and receivers can drop what they have seen. Unknown
 * members are ignored and members added later are null, so that neighbouring versions read each other.
 *
 * @param <T> type of the records
 */
public final class CloudEventCodec<T> implements RecordCodec<T> {

    private static final long serialVersionUID = 1L;
    private static final String TYPE_PREFIX = "com.throughline.cx.";

    private final String type;
    private final String source;
    private final Class<T> dataClass;
    private final Text<T> id;
    private final Text<T> subject;
    private final Time<T> time;

    private CloudEventCodec(String name, String source, Class<T> dataClass, Text<T> id, Text<T> subject, Time<T> time) {
        this.type = TYPE_PREFIX + name + ".v1";
        this.source = source;
        this.dataClass = dataClass;
        this.id = id;
        this.subject = subject;
        this.time = time;
    }

    /** States of matches; the id is match id and state, and for a re-keyed match the customer it went to. */
    public static CloudEventCodec<FrictionMatch> matches() {
        return new CloudEventCodec<>(
                "friction_match",
                "/throughline/friction",
                FrictionMatch.class,
                CloudEventCodec::matchId,
                FrictionMatch::profileId,
                FrictionMatch::matchedAt);
    }

    public static CloudEventCodec<ChannelSwitch> channelSwitches() {
        return new CloudEventCodec<>(
                "channel_switch",
                "/throughline/friction",
                ChannelSwitch.class,
                ChannelSwitch::switchId,
                ChannelSwitch::profileId,
                ChannelSwitch::switchedAt);
    }

    public static CloudEventCodec<Alert> alerts() {
        return new CloudEventCodec<>(
                "alert", "/throughline/friction", Alert.class, Alert::messageId, Alert::alertId, Alert::changedAt);
    }

    public static CloudEventCodec<FailedEvent> failedEvents() {
        return new CloudEventCodec<>(
                "failed_event",
                "/throughline/ingest",
                FailedEvent.class,
                FailedEvent::failureId,
                FailedEvent::source,
                FailedEvent::receivedAt);
    }

    public static CloudEventCodec<ControlRecord> controls() {
        return new CloudEventCodec<>(
                "control",
                "/throughline/control",
                ControlRecord.class,
                ControlRecord::controlId,
                ControlRecord::target,
                ControlRecord::effectiveFrom);
    }

    /** What customers are worth; the id is run and customer. */
    public static CloudEventCodec<CustomerValue> customerValues() {
        return new CloudEventCodec<>(
                "customer_value",
                "/throughline/value",
                CustomerValue.class,
                value -> value.runId() + "/" + value.customerId(),
                CustomerValue::customerId,
                CustomerValue::effectiveFrom);
    }

    /** What meeting a friction does; the id is run and pattern. */
    public static CloudEventCodec<FrictionCost> frictionCosts() {
        return new CloudEventCodec<>(
                "friction_cost",
                "/throughline/value",
                FrictionCost.class,
                cost -> cost.runId() + "/" + cost.pattern(),
                FrictionCost::pattern,
                FrictionCost::effectiveFrom);
    }

    /** The CloudEvents type, for example {@code com.throughline.cx.friction_match.v1}. */
    public String type() {
        return type;
    }

    @Override
    public byte[] encode(T record) {
        ObjectNode event = WireJson.MAPPER.createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", id.of(record));
        event.put("source", source);
        event.put("type", type);
        event.put("subject", subject.of(record));
        Instant at = time.of(record);
        if (at != null) {
            event.put("time", at.toString());
        }
        event.put("datacontenttype", "application/json");
        try {
            event.set("data", WireJson.MAPPER.valueToTree(record));
            return WireJson.MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON for " + id.of(record), e);
        }
    }

    @Override
    public T decode(byte[] bytes) throws UnreadableRecordException {
        try {
            JsonNode event = WireJson.MAPPER.readTree(bytes);
            require("specversion", "1.0", event);
            require("type", type, event);
            JsonNode data = event.path("data");
            if (!data.isObject()) {
                throw new UnreadableRecordException(type + " needs an object as data, but it is " + data.getNodeType());
            }
            return WireJson.MAPPER.treeToValue(data, dataClass);
        } catch (UnreadableRecordException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Jackson's own message quotes the payload, which may be personal; kind and place say enough.
            throw new UnreadableRecordException("not a CloudEvent of type " + type + ": " + reason(e), e);
        }
    }

    private static void require(String attribute, String expected, JsonNode event) throws UnreadableRecordException {
        JsonNode found = event.path(attribute);
        if (!found.isTextual() || !found.textValue().equals(expected)) {
            throw new UnreadableRecordException("a CloudEvent's " + attribute + " must be " + expected + ", but was "
                    + (found.isTextual() ? shortened(found.textValue()) : found.getNodeType()));
        }
    }

    private static String reason(Exception e) {
        if (!(e instanceof JsonMappingException mapping)) {
            return e.getClass().getSimpleName();
        }
        String path = mapping.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                .collect(Collectors.joining("."));
        Throwable cause = mapping.getCause();
        return mapping.getClass().getSimpleName()
                + (path.isEmpty() ? "" : " at " + path)
                + (cause instanceof NullPointerException ? ", " + cause.getMessage() + " is missing" : "");
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    private static String matchId(FrictionMatch match) {
        String id = match.matchId() + "/" + match.state().wireName();
        return match.rekeyedFrom() == null ? id : id + "/" + match.profileId();
    }

    private interface Text<T> extends Serializable {
        String of(T record);
    }

    private interface Time<T> extends Serializable {
        @Nullable
        Instant of(T record);
    }
}
