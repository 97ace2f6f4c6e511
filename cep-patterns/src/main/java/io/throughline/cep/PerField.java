package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import io.throughline.cep.engine.SubKey;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.expressions.Variable;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serial;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.java.functions.KeySelector;

/** Splits a customer's journey by the value of one text field: the sub-key of a pattern that says {@code per}. */
final class PerField implements FilterFunction<CustomerEvent>, KeySelector<CustomerEvent, String>, SubKey {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String field;
    private final Vocabulary vocabulary;
    private transient Variable<CustomerEvent> variable;

    PerField(String field, Vocabulary vocabulary) {
        this.field = field;
        this.vocabulary = vocabulary;
        this.variable = requireNonNull(vocabulary.scope().find(field), field);
    }

    /** The value of the field in {@code event}, empty where it is missing. */
    @Override
    public String of(CustomerEvent event) {
        Object value = variable.reader().apply(event);
        return value == null ? "" : value.toString();
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
        variable = requireNonNull(vocabulary.scope().find(field), field);
    }
}
