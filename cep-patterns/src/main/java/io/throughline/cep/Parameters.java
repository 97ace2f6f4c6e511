package io.throughline.cep;

import io.throughline.expressions.ValueType;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Named values of a pattern, which a deployment may change without copying its file.
 *
 * @param values by name: String, Long, Double, Boolean, Duration, or a list of strings
 */
public record Parameters(Map<String, Object> values) implements Serializable {

    public static final Parameters NONE = new Parameters(Map.of());

    public Parameters {
        Map<String, Object> copy = new LinkedHashMap<>();
        values.forEach((name, value) -> copy.put(name, value instanceof List<?> list ? new ArrayList<>(list) : value));
        values = Collections.unmodifiableMap(copy);
    }

    /** The type of the parameter {@code name}, or null if there is none. */
    @Nullable
    ValueType typeOf(String name) {
        Object value = values.get(name);
        return value == null ? null : type(value);
    }

    static ValueType type(Object value) {
        if (value instanceof Long) {
            return ValueType.LONG;
        }
        if (value instanceof Double) {
            return ValueType.DOUBLE;
        }
        if (value instanceof Boolean) {
            return ValueType.BOOLEAN;
        }
        if (value instanceof Duration) {
            return ValueType.DURATION;
        }
        return value instanceof List<?> ? ValueType.STRING_LIST : ValueType.STRING;
    }
}
