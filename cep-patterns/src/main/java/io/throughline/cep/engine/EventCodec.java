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
import java.util.Optional;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event as the fields that it has: a bit for each field, then the values of those that are there.
 *
 * <p>The fields are told by name, so that a build with more or fewer of them reads what another wrote: what it does not know
 * is left out, what was not written is missing.
 *
 * @param fields in the order of the bits
 */
record EventCodec(List<Field> fields) implements Serializable {

    record Field(String name, FieldType type) implements Serializable {

        @Nullable
        EventField known() {
            Optional<EventField> field = EventField.named(name).filter(found -> found.type() == type);
            return field.orElse(null);
        }
    }

    EventCodec {
        fields = List.copyOf(fields);
    }

    /** The codec of this build. */
    static EventCodec current() {
        return new EventCodec(Arrays.stream(EventField.values())
                .map(field -> new Field(field.fieldName(), field.type()))
                .toList());
    }

    void write(CustomerEvent event, DataOutputView out) throws IOException {
        byte[] present = new byte[(fields.size() + 7) / 8];
        Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            EventField field = fields.get(i).known();
            Object value = field == null ? null : field.of(event);
            if (value != null && !isEmpty(value)) {
                values[i] = value;
                present[i / 8] |= (byte) (1 << (i % 8));
            }
        }
        out.write(present);
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                FieldValues.write(fields.get(i).type(), values[i], out);
            }
        }
    }

    CustomerEvent read(DataInputView in) throws IOException {
        byte[] present = new byte[(fields.size() + 7) / 8];
        in.readFully(present);
        EventDraft draft = new EventDraft();
        for (int i = 0; i < fields.size(); i++) {
            if ((present[i / 8] & (1 << (i % 8))) != 0) {
                Object value = FieldValues.read(fields.get(i).type(), in);
                EventField known = fields.get(i).known();
                if (known != null) {
                    draft.set(known, value);
                }
            }
        }
        return draft.build();
    }

    /** An event without the field reads the same. */
    private static boolean isEmpty(Object value) {
        return Boolean.FALSE.equals(value)
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
}
