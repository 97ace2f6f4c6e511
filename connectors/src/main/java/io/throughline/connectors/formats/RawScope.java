package io.throughline.connectors.formats;

import io.throughline.expressions.Scope;
import io.throughline.expressions.ValueType;
import io.throughline.expressions.Variable;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a condition of a format may name: {@code raw}, the element read, and {@code envelope}, what holds its batch. */
final class RawScope implements Scope<Element> {

    private static final Map<String, Variable<Element>> BY_NAME = Map.of(
            "raw", new Variable<>("raw", ValueType.DYNAMIC, Element::raw),
            "envelope", new Variable<>("envelope", ValueType.DYNAMIC, Element::envelope));

    @Override
    public @Nullable Variable<Element> find(String name) {
        return BY_NAME.get(name);
    }

    @Override
    public Collection<String> names() {
        return BY_NAME.keySet();
    }
}
