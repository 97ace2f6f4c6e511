package io.throughline.connectors.codec;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventDraft;
import io.throughline.domain.event.EventField;
import io.throughline.domain.event.IdentityMerged;
import io.throughline.domain.event.JourneyRecord;
import io.throughline.domain.event.OrderItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Journey records as Avro's generic records and back, field by field along {@link EventField}. */
final class AvroEvents {

    private static final EventField[] FIELDS = EventField.values();

    private final Schema union;
    private final Schema event;
    private final Schema merged;
    private final Schema item;

    /** @param union of customer event and merge, in this order, as this version writes it */
    AvroEvents(Schema union) {
        this.union = union;
        this.event = union.getTypes().get(0);
        this.merged = union.getTypes().get(1);
        this.item = event.getField(EventField.ITEMS.fieldName()).schema().getElementType();
    }

    GenericRecord toAvro(JourneyRecord record) {
        CustomerEvent single = record.event();
        return single == null ? toAvro(java.util.Objects.requireNonNull(record.merged())) : toAvro(single);
    }

    JourneyRecord fromAvro(GenericRecord record) {
        return record.getSchema().getName().equals(event.getName())
                ? JourneyRecord.of(eventOf(record))
                : JourneyRecord.of(mergeOf(record));
    }

    Schema union() {
        return union;
    }

    private GenericRecord toAvro(CustomerEvent from) {
        GenericRecord to = new GenericData.Record(event);
        for (EventField field : FIELDS) {
            Object value = field.of(from);
            if (value != null) {
                to.put(field.ordinal(), toAvro(field, value));
            }
        }
        return to;
    }

    private GenericRecord toAvro(IdentityMerged from) {
        List<GenericRecord> events = new ArrayList<>();
        for (CustomerEvent recent : from.recentEvents()) {
            events.add(toAvro(recent));
        }
        GenericRecord to = new GenericData.Record(merged);
        to.put("anonymous_profile_id", from.anonymousProfileId());
        to.put("customer_id", from.customerId());
        to.put("identified_at", AvroValues.micros(from.identifiedAt()));
        to.put("recent_events", events);
        return to;
    }

    private Object toAvro(EventField field, Object value) {
        return switch (field.type()) {
            case STRING, BOOLEAN, LONG, DOUBLE, STRING_LIST, STRING_MAP -> value;
            case DECIMAL -> AvroValues.decimal(field.fieldName(), (BigDecimal) value);
            case TIMESTAMP -> AvroValues.micros((Instant) value);
            case ITEMS ->
                ((List<?>) value).stream().map(line -> toAvro((OrderItem) line)).toList();
        };
    }

    private GenericRecord toAvro(OrderItem from) {
        GenericRecord to = new GenericData.Record(item);
        to.put("product_id", from.productId());
        to.put("quantity", from.quantity() == null ? null : AvroValues.decimal("quantity", from.quantity()));
        to.put("price", from.price() == null ? null : AvroValues.decimal("price", from.price()));
        return to;
    }

    private static CustomerEvent eventOf(GenericRecord from) {
        EventDraft draft = new EventDraft();
        for (EventField field : FIELDS) {
            draft.set(field, fromAvro(field, from.get(field.ordinal())));
        }
        return draft.build();
    }

    private static IdentityMerged mergeOf(GenericRecord from) {
        List<CustomerEvent> events = new ArrayList<>();
        for (Object recent : (List<?>) from.get("recent_events")) {
            events.add(eventOf((GenericRecord) recent));
        }
        return new IdentityMerged(
                (String) from.get("anonymous_profile_id"),
                (String) from.get("customer_id"),
                AvroValues.instant(from.get("identified_at")),
                events);
    }

    private static @Nullable Object fromAvro(EventField field, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (field.type()) {
            case STRING, BOOLEAN, LONG, DOUBLE, STRING_LIST, STRING_MAP -> value;
            case DECIMAL -> AvroValues.decimal(value);
            case TIMESTAMP -> AvroValues.instant(value);
            case ITEMS ->
                ((List<?>) value)
                        .stream().map(line -> itemOf((GenericRecord) line)).toList();
        };
    }

    private static OrderItem itemOf(GenericRecord from) {
        Object quantity = from.get("quantity");
        Object price = from.get("price");
        return new OrderItem(
                (String) from.get("product_id"),
                quantity == null ? null : AvroValues.decimal(quantity),
                price == null ? null : AvroValues.decimal(price));
    }
}
