package io.throughline.cep.engine;

import io.throughline.domain.event.FieldType;
import io.throughline.domain.event.OrderItem;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;
import org.jspecify.annotations.Nullable;

/** Writes and reads one value of a field, by the field's type. */
final class FieldValues {

    private FieldValues() {}

    @SuppressWarnings("unchecked") // a field's value is of the Java type that its field type names
    static void write(FieldType type, Object value, DataOutputView out) throws IOException {
        switch (type) {
            case STRING -> StringValue.writeString((String) value, out);
            case BOOLEAN -> out.writeBoolean((Boolean) value);
            case LONG -> out.writeLong((Long) value);
            case DOUBLE -> out.writeDouble((Double) value);
            case DECIMAL -> writeDecimal((BigDecimal) value, out);
            case TIMESTAMP -> writeInstant((Instant) value, out);
            case STRING_LIST -> {
                out.writeInt(((List<String>) value).size());
                for (String element : (List<String>) value) {
                    StringValue.writeString(element, out);
                }
            }
            case STRING_MAP -> {
                out.writeInt(((Map<String, String>) value).size());
                for (Map.Entry<String, String> entry : ((Map<String, String>) value).entrySet()) {
                    StringValue.writeString(entry.getKey(), out);
                    StringValue.writeString(entry.getValue(), out);
                }
            }
            case ITEMS -> {
                out.writeInt(((List<OrderItem>) value).size());
                for (OrderItem item : (List<OrderItem>) value) {
                    StringValue.writeString(item.productId(), out);
                    writeDecimal(item.quantity(), out);
                    writeDecimal(item.price(), out);
                }
            }
        }
    }

    static @Nullable Object read(FieldType type, DataInputView in) throws IOException {
        return switch (type) {
            case STRING -> StringValue.readString(in);
            case BOOLEAN -> in.readBoolean();
            case LONG -> in.readLong();
            case DOUBLE -> in.readDouble();
            case DECIMAL -> readDecimal(in);
            case TIMESTAMP -> readInstant(in);
            case STRING_LIST -> {
                List<String> list = new ArrayList<>();
                for (int count = in.readInt(); count > 0; count--) {
                    list.add(StringValue.readString(in));
                }
                yield list;
            }
            case STRING_MAP -> {
                Map<String, String> map = new LinkedHashMap<>();
                for (int count = in.readInt(); count > 0; count--) {
                    map.put(StringValue.readString(in), StringValue.readString(in));
                }
                yield map;
            }
            case ITEMS -> {
                List<OrderItem> items = new ArrayList<>();
                for (int count = in.readInt(); count > 0; count--) {
                    items.add(new OrderItem(StringValue.readString(in), readDecimal(in), readDecimal(in)));
                }
                yield items;
            }
        };
    }

    private static void writeInstant(Instant instant, DataOutputView out) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    private static Instant readInstant(DataInputView in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    /** A length of −1 stands for null. */
    private static void writeDecimal(@Nullable BigDecimal decimal, DataOutputView out) throws IOException {
        if (decimal == null) {
            out.writeInt(-1);
            return;
        }
        byte[] digits = decimal.unscaledValue().toByteArray();
        out.writeInt(digits.length);
        out.write(digits);
        out.writeInt(decimal.scale());
    }

    private static @Nullable BigDecimal readDecimal(DataInputView in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            return null;
        }
        byte[] digits = new byte[length];
        in.readFully(digits);
        return new BigDecimal(new BigInteger(digits), in.readInt());
    }
}
