package io.throughline.cep;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.expressions.Scope;
import io.throughline.expressions.Variable;
import io.throughline.expressions.declarations.EventScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a {@code where} may name: the event's own fields, and {@code step.field} of the steps before it. */
final class CapturedScope implements Scope<Moment> {

    private final EventScope event;
    private final List<String> captured;

    CapturedScope(EventScope event, List<String> captured) {
        this.event = event;
        this.captured = List.copyOf(captured);
    }

    @Override
    public @Nullable Variable<Moment> find(String name) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            return variable(name, name, Moment::event);
        }
        String step = name.substring(0, dot);
        if (!captured.contains(step)) {
            return null;
        }
        return variable(
                name, name.substring(dot + 1), moment -> moment.captured().last(step));
    }

    @Override
    public Collection<String> names() {
        List<String> names = new ArrayList<>(event.names());
        for (String step : captured) {
            event.names().forEach(field -> names.add(step + "." + field));
        }
        return names;
    }

    private @Nullable Variable<Moment> variable(
            String name, String field, Function<Moment, @Nullable CustomerEvent> source) {
        Variable<CustomerEvent> variable = event.find(field);
        if (variable == null) {
            return null;
        }
        return new Variable<>(name, variable.type(), moment -> {
            CustomerEvent from = source.apply(moment);
            return from == null ? null : variable.reader().apply(from);
        });
    }
}
