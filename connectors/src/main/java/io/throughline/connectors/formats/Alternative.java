package io.throughline.connectors.formats;

import io.throughline.expressions.Expression;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way to get a value: on a condition, from a source, converted, translated; missing where one of these fails.
 *
 * @param when the condition, null for always
 * @param converters applied in order
 * @param translation from lower-case text, null for none
 */
record Alternative(
        @Nullable Expression<Element> when,
        ValueSource source,
        List<Converter> converters,
        @Nullable Map<String, Object> translation) {

    /** The only values that it can give, as the file states them; null if it can give any. */
    @Nullable
    Collection<Object> stated() {
        if (translation != null) {
            return translation.values();
        }
        return source instanceof ValueSource.Constant constant ? List.of(constant.value()) : null;
    }

    @Nullable
    Object of(Element element) {
        if (when != null && !when.test(element)) {
            return null;
        }
        Object value = source.of(element);
        for (Converter converter : converters) {
            if (value == null) {
                return null;
            }
            value = converter.convert(value);
        }
        if (translation == null || value == null) {
            return value;
        }
        String text = Scalar.text(value);
        return text == null ? null : translation.get(text.toLowerCase(Locale.ROOT));
    }
}
