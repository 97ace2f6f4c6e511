package io.throughline.connectors.formats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Members of an object that are lists of {@code {key, value}}, read as objects: {@code params.page} instead of the third
 * of a list. A value that is an object of one typed value, as in {@code {string_value: x}}, is that value.
 *
 * @param names of the members
 */
record Pairs(Set<String> names) {

    /** {@code object} with its lists of pairs read; the object itself where it has none. */
    Map<?, ?> in(Map<?, ?> object) {
        Map<Object, @Nullable Object> read = null;
        for (String name : names) {
            if (object.get(name) instanceof List<?> list) {
                read = read == null ? new LinkedHashMap<>(object) : read;
                read.put(name, asObject(list));
            }
        }
        return read == null ? object : read;
    }

    private static Map<Object, @Nullable Object> asObject(List<?> list) {
        Map<Object, @Nullable Object> object = new LinkedHashMap<>();
        for (Object element : list) {
            if (element instanceof Map<?, ?> pair && pair.get("key") instanceof String key) {
                object.put(key, value(pair.get("value")));
            }
        }
        return object;
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Map<?, ?> typed) {
            for (Object candidate : typed.values()) {
                if (Scalar.text(candidate) != null) {
                    return candidate;
                }
            }
            return null;
        }
        return value;
    }
}
