package io.throughline.expressions;

import io.throughline.expressions.yaml.Position;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A scope over plain maps: a variable of each type, and what they hold. */
final class Facts implements Scope<Map<String, Object>> {

    static final Position START = new Position("rule.yaml", 7, 12);

    private final Map<String, Variable<Map<String, Object>>> variables = new LinkedHashMap<>();

    Facts() {
        declare("topic", ValueType.STRING);
        declare("case_id", ValueType.STRING);
        declare("resolved", ValueType.BOOLEAN);
        declare("wait_ms", ValueType.LONG);
        declare("score", ValueType.DOUBLE);
        declare("amount", ValueType.DECIMAL);
        declare("event_time", ValueType.TIMESTAMP);
        declare("window", ValueType.DURATION);
        declare("flags", ValueType.STRING_LIST);
        declare("consent", ValueType.STRING_MAP);
        declare("raw", ValueType.DYNAMIC);
        declare("other", ValueType.DYNAMIC);
        declare("complaint.case_id", ValueType.STRING);
        declare("cart.event_time", ValueType.TIMESTAMP);
        declare("cart.amount", ValueType.DECIMAL);
    }

    private void declare(String name, ValueType type) {
        variables.put(name, new Variable<>(name, type, facts -> facts.get(name)));
    }

    static Expression<Map<String, Object>> compile(String source) {
        return Expression.compile(source, START, new Facts());
    }

    static Object evaluate(String source, Object... namesAndValues) {
        return compile(source).evaluate(facts(namesAndValues));
    }

    static boolean holds(String source, Object... namesAndValues) {
        return compile(source).test(facts(namesAndValues));
    }

    static Map<String, Object> facts(Object... namesAndValues) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            facts.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return facts;
    }

    @Override
    public Variable<Map<String, Object>> find(String name) {
        return variables.get(name);
    }

    @Override
    public Collection<String> names() {
        return variables.keySet();
    }
}
