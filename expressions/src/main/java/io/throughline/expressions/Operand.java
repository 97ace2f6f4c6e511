package io.throughline.expressions;

import org.jspecify.annotations.Nullable;

/**
 * A compiled part of an expression.
 *
 * @param type of its value
 * @param absent whether it is the literal null, which compares unlike a missing value
 */
record Operand<C>(Evaluator<C> evaluator, ValueType type, boolean absent) {

    Operand(Evaluator<C> evaluator, ValueType type) {
        this(evaluator, type, false);
    }

    static <C> Operand<C> constant(Object value, ValueType type) {
        return new Operand<>(new Constant<>(value), type);
    }

    static <C> Operand<C> nothing() {
        return new Operand<>(new Constant<>(null), ValueType.DYNAMIC, true);
    }

    /** Its value if that is the same on everything, else null. */
    @Nullable
    Object constantValue() {
        return evaluator instanceof Constant<C> constant ? constant.value() : null;
    }

    boolean isNumber() {
        return type == ValueType.LONG || type == ValueType.DOUBLE || type == ValueType.DECIMAL;
    }

    record Constant<C>(@Nullable Object value) implements Evaluator<C> {
        @Override
        public @Nullable Object of(C on) {
            return value;
        }
    }
}
