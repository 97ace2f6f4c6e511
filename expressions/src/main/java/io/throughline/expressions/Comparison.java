package io.throughline.expressions;

/** Equality and order; with a missing value neither holds. */
final class Comparison {

    private Comparison() {}

    enum Order {
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST;

        boolean holds(int sign) {
            return switch (this) {
                case LESS -> sign < 0;
                case AT_MOST -> sign <= 0;
                case MORE -> sign > 0;
                case AT_LEAST -> sign >= 0;
            };
        }
    }

    static <C> Operand<C> equal(Operand<C> left, Operand<C> right) {
        if (left.absent() || right.absent()) {
            Evaluator<C> tested = (right.absent() ? left : right).evaluator();
            return Logic.bool(on -> tested.of(on) == null);
        }
        Evaluator<C> first = left.evaluator();
        Evaluator<C> second = right.evaluator();
        if (left.type() == ValueType.STRING && right.constantValue() instanceof String text) {
            return Logic.bool(on -> text.equals(first.of(on)));
        }
        if (left.type() == right.type() && equalsItself(left.type())) {
            return Logic.bool(on -> {
                Object value = first.of(on);
                return value != null && value.equals(second.of(on));
            });
        }
        Evaluator<C> a = besides(right, left);
        Evaluator<C> b = besides(left, right);
        return Logic.bool(on -> Values.equal(a.of(on), b.of(on)));
    }

    static <C> Operand<C> order(Order order, Operand<C> left, Operand<C> right) {
        Evaluator<C> first = besides(right, left);
        Evaluator<C> second = besides(left, right);
        return Logic.bool(on -> {
            int sign = Values.compare(first.of(on), second.of(on));
            return sign != Values.INCOMPARABLE && order.holds(sign);
        });
    }

    /** {@code operand}; a literal beside a decimal is made one once instead of at every comparison. */
    private static <C> Evaluator<C> besides(Operand<C> other, Operand<C> operand) {
        boolean once = other.type() == ValueType.DECIMAL && operand.constantValue() != null;
        return once ? Numbers.as(ValueType.DECIMAL, operand) : operand.evaluator();
    }

    /** Whether Java's equals is the language's equality. */
    private static boolean equalsItself(ValueType type) {
        return type == ValueType.STRING
                || type == ValueType.BOOLEAN
                || type == ValueType.LONG
                || type == ValueType.TIMESTAMP
                || type == ValueType.DURATION;
    }
}
