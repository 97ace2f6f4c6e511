package io.throughline.connectors.formats;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Members of an object, or columns of a line, whose text is JSON, plain or in base64.
 *
 * @param names of them; a {@code *} at the end stands for any ending
 */
record EmbeddedJson(Set<String> names) {

    static final EmbeddedJson NONE = new EmbeddedJson(Set.of());

    /** {@code object} with its JSON texts read; the object itself where it has none. */
    Map<?, ?> in(Map<?, ?> object) {
        if (names.isEmpty()) {
            return object;
        }
        Map<Object, @Nullable Object> read = null;
        for (Map.Entry<?, ?> member : object.entrySet()) {
            Object value = member.getKey() instanceof String name && member.getValue() instanceof String text
                    ? read(name, text)
                    : null;
            if (value != null) {
                read = read == null ? new LinkedHashMap<>(object) : read;
                read.put(member.getKey(), value);
            }
        }
        return read == null ? object : read;
    }

    /** The value that {@code text} of the member {@code name} holds; null if it is no JSON, or not asked for. */
    @Nullable
    Object read(String name, String text) {
        if (names.stream().noneMatch(pattern -> matches(pattern, name))) {
            return null;
        }
        try {
            byte[] bytes = Wrapping.unwrapped(text.getBytes(StandardCharsets.UTF_8));
            return Wrapping.beginsJson(bytes) ? JsonText.read(bytes, 0) : null;
        } catch (Unreadable notJson) {
            return null;
        }
    }

    private static boolean matches(String pattern, String name) {
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(name);
    }
}
