package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import io.throughline.cep.engine.SubKey;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.expressions.Variable;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.java.functions.KeySelector;
import org.jspecify.annotations.Nullable;

/** Splits a customer's journey by the values of text fields: the sub-key of a pattern that says {@code per}. */
final class PerField implements FilterFunction<CustomerEvent>, KeySelector<CustomerEvent, String>, SubKey {

    @Serial
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> fields;
    private final Vocabulary vocabulary;
    private transient List<Variable<CustomerEvent>> variables;

    PerField(List<String> fields, Vocabulary vocabulary) {
        this.fields = new ArrayList<>(fields);
        this.vocabulary = vocabulary;
        this.variables = variables(fields, vocabulary);
    }

    static @Nullable PerField of(PatternDefinition definition) {
        return definition.per().isEmpty() ? null : new PerField(definition.per(), definition.vocabulary());
    }

    /** The value of the field in {@code event}, or its values with their lengths; empty where one is missing. */
    @Override
    public String of(CustomerEvent event) {
        if (variables.size() == 1) {
            return text(variables.get(0), event);
        }
        StringBuilder values = new StringBuilder();
        for (Variable<CustomerEvent> variable : variables) {
            String value = text(variable, event);
            if (value.isEmpty()) {
                return "";
            }
            values.append(value.length()).append(':').append(value);
        }
        return values.toString();
    }

    /** An event without a value belongs to no part of the journey. */
    @Override
    public boolean filter(CustomerEvent event) {
        return !of(event).isEmpty();
    }

    @Override
    public String getKey(CustomerEvent event) {
        String profile = requireNonNull(event.who().profileId());
        return profile.length() + ":" + profile + of(event);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        variables = variables(fields, vocabulary);
    }

    private static String text(Variable<CustomerEvent> variable, CustomerEvent event) {
        Object value = variable.reader().apply(event);
        return value == null ? "" : value.toString();
    }

    private static List<Variable<CustomerEvent>> variables(List<String> fields, Vocabulary vocabulary) {
        return fields.stream()
                .map(field -> requireNonNull(vocabulary.scope().find(field), field))
                .toList();
    }
}
