package io.throughline.connectors.formats;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Nested objects and lists as dotted names: {@code nested.a.0.b}; what is null or blank is left out. */
final class Flattening {

    private Flattening() {}

    /** Hands each single value below {@code value} to {@code out}, in the order they were sent. */
    static void of(String name, @Nullable Object value, BiConsumer<String, String> out) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> of(dotted(name, String.valueOf(key)), inner, out));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                of(dotted(name, Integer.toString(i)), list.get(i), out);
            }
        } else {
            String text = Scalar.text(value);
            if (text != null && !name.isEmpty()) {
                out.accept(name, text);
            }
        }
    }

    private static String dotted(String name, String key) {
        return name.isEmpty() ? key : name + "." + key;
    }
}
