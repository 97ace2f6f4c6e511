package io.throughline.cep.engine;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventDraft;
import io.throughline.domain.event.EventField;
import io.throughline.domain.event.FieldType;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event as the fields that it has: a bit for each field, then the values of those that are there.
 *
 * <p>The fields are told by name, so that a build with more or fewer of them reads what another wrote: what it does not know
 * is left out, what was not written is missing.
 */
final class EventCodec implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final EventCodec CURRENT = new EventCodec(Arrays.stream(EventField.values())
            .map(field -> new Field(field.fieldName(), field.type()))
            .toList());

    private final List<Field> fields;
    private final FieldType[] types;
    private final @Nullable EventField[] known;

    record Field(String name, FieldType type) implements Serializable {}

    /** @param fields in the order of the bits */
    EventCodec(List<Field> fields) {
        this.fields = List.copyOf(fields);
        this.types = fields.stream().map(Field::type).toArray(FieldType[]::new);
        this.known = fields.stream()
                .map(field -> EventField.named(field.name())
                        .filter(found -> found.type() == field.type())
                        .orElse(null))
                .toArray(EventField[]::new);
    }

    /** The codec of this build. */
    static EventCodec current() {
        return CURRENT;
    }

    void write(CustomerEvent event, DataOutputView out) throws IOException {
        byte[] present = new byte[(types.length + 7) / 8];
        Object[] values = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            EventField field = known[i];
            Object value = field == null ? null : field.of(event);
            if (value != null && !isEmpty(value)) {
                values[i] = value;
                present[i / 8] |= (byte) (1 << (i % 8));
            }
        }
        out.write(present);
        for (int i = 0; i < types.length; i++) {
            if (values[i] != null) {
                FieldValues.write(types[i], values[i], out);
            }
        }
    }

    CustomerEvent read(DataInputView in) throws IOException {
        byte[] present = new byte[(types.length + 7) / 8];
        in.readFully(present);
        EventDraft draft = new EventDraft();
        for (int i = 0; i < types.length; i++) {
            if ((present[i / 8] & (1 << (i % 8))) != 0) {
                Object value = FieldValues.read(types[i], in);
                EventField field = known[i];
                if (field != null) {
                    draft.set(field, value);
                }
            }
        }
        return draft.build();
    }

    /** An event without the field reads the same. */
    private static boolean isEmpty(Object value) {
        return value == Boolean.FALSE
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    void writeFields(DataOutputView out) throws IOException {
        out.writeInt(fields.size());
        for (Field field : fields) {
            out.writeUTF(field.name());
            out.writeUTF(field.type().name());
        }
    }

    static EventCodec readFields(DataInputView in) throws IOException {
        int count = in.readInt();
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add(new Field(in.readUTF(), FieldType.valueOf(in.readUTF())));
        }
        return new EventCodec(fields);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventCodec codec && codec.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }
}
