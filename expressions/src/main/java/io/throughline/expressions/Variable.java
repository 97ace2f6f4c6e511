package io.throughline.expressions;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A name that expressions may use, its type, and how to read its value.
 *
 * @param name may be dotted, for example {@code complaint.case_id}
 * @param reader gives the value from what an expression is evaluated on, of the Java type that {@code type} names; null
 *     where it is missing. It must not throw.
 * @param <C> what an expression is evaluated on
 */
public record Variable<C>(String name, ValueType type, Function<C, @Nullable Object> reader) {

    public Variable {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(reader, "reader");
    }
}
