package io.throughline.connectors.formats;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a value comes from: the first of several alternatives that gives one. */
record Rule(List<Alternative> alternatives) {

    static final Rule NOTHING = new Rule(List.of());

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
