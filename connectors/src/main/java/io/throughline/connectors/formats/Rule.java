package io.throughline.connectors.formats;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a value comes from: the first of several alternatives that gives one. */
record Rule(List<Alternative> alternatives) {

    static final Rule NOTHING = new Rule(List.of());

    /** The first value that is one of {@code names} in lower case; if none is, the first that there is. */
    @Nullable
    Object of(Element element, Collection<String> names) {
        Object first = null;
        for (Alternative alternative : alternatives) {
            Object value = alternative.of(element);
            String text = Scalar.text(value);
            if (text != null && names.contains(text.toLowerCase(Locale.ROOT))) {
                return value;
            }
            first = first == null ? value : first;
        }
        return first;
    }

    @Nullable
    Object of(Element element) {
        for (Alternative alternative : alternatives) {
            Object value = alternative.of(element);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
