package io.throughline.expressions;

/** Two-valued logic, left to right: what is missing counts as false. */
final class Logic {

    private Logic() {}

    static <C> Operand<C> and(Operand<C> left, Operand<C> right) {
        Evaluator<C> first = left.evaluator();
        Evaluator<C> second = right.evaluator();
        return bool(on -> holds(first, on) && holds(second, on));
    }

    static <C> Operand<C> or(Operand<C> left, Operand<C> right) {
        Evaluator<C> first = left.evaluator();
        Evaluator<C> second = right.evaluator();
        return bool(on -> holds(first, on) || holds(second, on));
    }

    static <C> Operand<C> not(Operand<C> operand) {
        Evaluator<C> condition = operand.evaluator();
        return bool(on -> !holds(condition, on));
    }

    static <C> Operand<C> choice(Operand<C> condition, Operand<C> yes, Operand<C> no) {
        ValueType type = common(yes, no);
        Evaluator<C> test = condition.evaluator();
        Evaluator<C> first = Numbers.as(type, yes);
        Evaluator<C> second = Numbers.as(type, no);
        boolean nothing = yes.absent() && no.absent();
        return new Operand<>(on -> holds(test, on) ? first.of(on) : second.of(on), type, nothing);
    }

    static <C> Operand<C> bool(Evaluator<C> evaluator) {
        return new Operand<>(evaluator, ValueType.BOOLEAN);
    }

    private static <C> boolean holds(Evaluator<C> condition, C on) {
        return Boolean.TRUE.equals(condition.of(on));
    }

    private static ValueType common(Operand<?> yes, Operand<?> no) {
        if (yes.absent()) {
            return no.type();
        }
        if (no.absent() || yes.type() == no.type()) {
            return yes.type();
        }
        return yes.isNumber() && no.isNumber() ? Numbers.wider(yes.type(), no.type()) : ValueType.DYNAMIC;
    }
}
