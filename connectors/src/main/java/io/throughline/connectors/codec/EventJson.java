package io.throughline.connectors.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventDraft;
import io.throughline.domain.event.EventField;
import io.throughline.domain.event.OrderItem;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A canonical event as one line of flat JSON, in the names and the order of {@link EventField}.
 *
 * <p>Missing fields are left out, times are ISO-8601 in UTC, and amounts are text with four digits after the point, so
 * that no reader loses a cent.
 */
public final class EventJson {

    private static final int SCALE = 4;

    private EventJson() {}

    /** The event as one line, without a line break. */
    public static String encode(CustomerEvent event) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = WireJson.MAPPER.createGenerator(out)) {
            json.writeStartObject();
            for (EventField field : EventField.values()) {
                Object value = field.of(event);
                if (value != null) {
                    json.writeFieldName(field.fieldName());
                    write(json, field, value);
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toString();
    }

    /**
     * The event that a line stands for; fields it does not know are passed over.
     *
     * @throws UnreadableRecordException if the line is no JSON object, or lacks a field that every event has
     */
    public static CustomerEvent decode(String line) throws UnreadableRecordException {
        try {
            JsonNode json = WireJson.MAPPER.readTree(line);
            if (!json.isObject()) {
                throw new UnreadableRecordException("an event is a JSON object, but found " + json.getNodeType());
            }
            EventDraft draft = new EventDraft();
            for (EventField field : EventField.values()) {
                JsonNode value = json.get(field.fieldName());
                draft.set(field, value == null || value.isNull() ? null : read(field, value));
            }
            return draft.build();
        } catch (JsonProcessingException e) {
            throw new UnreadableRecordException("not JSON: " + e.getOriginalMessage(), e);
        } catch (RuntimeException e) {
            // A missing field, an unknown constant, a time that is none: the message names it.
            throw new UnreadableRecordException("not a canonical event: " + e.getMessage(), e);
        }
    }

    private static void write(JsonGenerator json, EventField field, Object value) throws IOException {
        switch (field.type()) {
            case STRING, TIMESTAMP -> json.writeString(value.toString());
            case BOOLEAN -> json.writeBoolean((Boolean) value);
            case LONG -> json.writeNumber((Long) value);
            case DOUBLE -> json.writeNumber((Double) value);
            case DECIMAL -> json.writeString(plain((BigDecimal) value));
            case STRING_LIST -> json.writePOJO(value);
            case STRING_MAP -> json.writePOJO(new TreeMap<>((Map<?, ?>) value));
            case ITEMS -> writeItems(json, (List<?>) value);
        }
    }

    private static void writeItems(JsonGenerator json, List<?> items) throws IOException {
        json.writeStartArray();
        for (Object line : items) {
            OrderItem item = (OrderItem) line;
            json.writeStartObject();
            json.writeStringField("product_id", item.productId());
            if (item.quantity() != null) {
                json.writeStringField("quantity", plain(item.quantity()));
            }
            if (item.price() != null) {
                json.writeStringField("price", plain(item.price()));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static Object read(EventField field, JsonNode value) {
        return switch (field.type()) {
            case STRING -> text(field.fieldName(), value);
            case TIMESTAMP -> Instant.parse(text(field.fieldName(), value));
            case BOOLEAN ->
                expect(value.isBoolean(), field.fieldName(), "true or false", value)
                        .booleanValue();
            case LONG ->
                expect(value.isIntegralNumber() && value.canConvertToLong(), field.fieldName(), "a whole number", value)
                        .longValue();
            case DOUBLE ->
                expect(value.isNumber(), field.fieldName(), "a number", value).doubleValue();
            case DECIMAL -> decimal(field.fieldName(), value);
            case STRING_LIST -> {
                List<String> list = new ArrayList<>();
                expect(value.isArray(), field.fieldName(), "a list", value)
                        .forEach(element -> list.add(text(field.fieldName(), element)));
                yield list;
            }
            case STRING_MAP -> {
                Map<String, String> map = new LinkedHashMap<>();
                expect(value.isObject(), field.fieldName(), "an object", value)
                        .properties()
                        .forEach(entry -> map.put(entry.getKey(), text(field.fieldName(), entry.getValue())));
                yield map;
            }
            case ITEMS -> {
                List<OrderItem> items = new ArrayList<>();
                expect(value.isArray(), field.fieldName(), "a list", value).forEach(line -> items.add(item(line)));
                yield items;
            }
        };
    }

    private static OrderItem item(JsonNode line) {
        JsonNode quantity = line.get("quantity");
        JsonNode price = line.get("price");
        return new OrderItem(
                text("product_id", Objects.requireNonNullElse(line.get("product_id"), line.path("product_id"))),
                missing(quantity) ? null : decimal("quantity", quantity),
                missing(price) ? null : decimal("price", price));
    }

    private static boolean missing(@Nullable JsonNode value) {
        return value == null || value.isNull();
    }

    private static BigDecimal decimal(String name, JsonNode value) {
        return value.isNumber() ? value.decimalValue() : new BigDecimal(text(name, value));
    }

    private static String text(String name, JsonNode value) {
        return expect(value.isTextual(), name, "text", value).textValue();
    }

    private static JsonNode expect(boolean holds, String name, String expected, JsonNode found) {
        if (!holds) {
            throw new IllegalArgumentException(name + " must be " + expected + ", but was " + found.getNodeType());
        }
        return found;
    }

    private static String plain(BigDecimal value) {
        return value.setScale(SCALE, RoundingMode.HALF_EVEN).toPlainString();
    }
}
