package io.throughline.connectors.formats;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a value is taken from. */
interface ValueSource {

    /** The value; null if it is missing, as blank text is. */
    @Nullable
    Object of(Element element);

    /** The first of these paths that leads to a value. */
    static ValueSource firstOf(List<PathExpression> paths) {
        return element -> {
            for (PathExpression path : paths) {
                Object value = path.of(element);
                if (value != null && !(value instanceof String text && text.isBlank())) {
                    return value;
                }
            }
            return null;
        };
    }

    /** The same value always. */
    static ValueSource constant(Object value) {
        return element -> value;
    }

    /** The values that are there, joined; missing if none is, or if {@code all} are asked for and one is missing. */
    static ValueSource joined(List<Rule> parts, String separator, boolean all) {
        return element -> {
            StringBuilder text = new StringBuilder();
            boolean first = true;
            for (Rule part : parts) {
                String value = Scalar.text(part.of(element));
                if (value != null) {
                    text.append(first ? "" : separator).append(value);
                    first = false;
                } else if (all) {
                    return null;
                }
            }
            return first ? null : text.toString();
        };
    }
}
