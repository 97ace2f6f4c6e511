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

/**
 * What a {@code where} may name: the event's own fields, {@code step.field} of the steps before it, {@code
 * previous.field} of the event captured before it, and the pattern's parameters.
 */
final class CapturedScope implements Scope<Moment> {

    /** Stands for the event captured last, of whatever step. */
    static final String PREVIOUS = "previous";

    private final EventScope event;
    private final List<String> captured;
    private final Parameters parameters;

    CapturedScope(EventScope event, Collection<String> captured, Parameters parameters) {
        this.event = event;
        this.captured = List.copyOf(captured);
        this.parameters = parameters;
    }

    @Override
    public @Nullable Variable<Moment> find(String name) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            Object parameter = parameters.values().get(name);
            return parameter == null
                    ? variable(name, name, Moment::event)
                    : new Variable<>(name, Parameters.type(parameter), moment -> parameter);
        }
        String step = name.substring(0, dot);
        String field = name.substring(dot + 1);
        if (step.equals(PREVIOUS) && !captured.isEmpty()) {
            return variable(name, field, moment -> moment.evidence().previous());
        }
        return captured.contains(step)
                ? variable(name, field, moment -> moment.evidence().last(step))
                : null;
    }

    @Override
    public Collection<String> names() {
        List<String> names = new ArrayList<>(event.names());
        names.addAll(parameters.values().keySet());
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
