package io.throughline.expressions;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Sums, products and the like; with a missing value, or without a result, the value is missing.
 *
 * <p>Whole numbers stay whole ({@code 7 / 2 == 3}), decimals keep 34 digits, division by zero and overflow have no
 * result.
 */
final class Arithmetic {

    private Arithmetic() {}

    enum Operation {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        REMAINDER
    }

    static <C> Operand<C> binary(Operation operation, Operand<C> left, Operand<C> right) {
        Evaluator<C> first = left.evaluator();
        Evaluator<C> second = right.evaluator();
        return new Operand<>(
                on -> apply(operation, first.of(on), second.of(on)), type(operation, left.type(), right.type()));
    }

    static <C> Operand<C> negate(Operand<C> operand) {
        Evaluator<C> evaluator = operand.evaluator();
        return new Operand<>(
                on -> evaluator.of(on) instanceof Duration duration
                        ? apply(Operation.SUBTRACT, Duration.ZERO, duration)
                        : apply(Operation.SUBTRACT, 0L, evaluator.of(on)),
                operand.type());
    }

    private static ValueType type(Operation operation, ValueType left, ValueType right) {
        if (left == ValueType.DYNAMIC || right == ValueType.DYNAMIC) {
            return ValueType.DYNAMIC;
        }
        if (left == ValueType.TIMESTAMP || right == ValueType.TIMESTAMP) {
            return operation == Operation.SUBTRACT && left == right ? ValueType.DURATION : ValueType.TIMESTAMP;
        }
        return left == ValueType.STRING || left == ValueType.DURATION ? left : Numbers.wider(left, right);
    }

    private static @Nullable Object apply(Operation operation, @Nullable Object left, @Nullable Object right) {
        try {
            if (left instanceof Number a && right instanceof Number b) {
                return numbers(operation, a, b);
            }
            return switch (operation) {
                case ADD -> sum(left, right);
                case SUBTRACT -> difference(left, right);
                default -> null;
            };
        } catch (ArithmeticException | DateTimeException noResult) {
            return null;
        }
    }

    private static @Nullable Object sum(@Nullable Object left, @Nullable Object right) {
        if (left instanceof String a && right instanceof String b) {
            return a + b;
        }
        if (left instanceof Instant at && right instanceof Duration by) {
            return at.plus(by);
        }
        if (left instanceof Duration by) {
            return right instanceof Instant at ? at.plus(by) : right instanceof Duration other ? by.plus(other) : null;
        }
        return null;
    }

    private static @Nullable Object difference(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Instant at) {
            return right instanceof Instant from
                    ? Duration.between(from, at)
                    : right instanceof Duration by ? at.minus(by) : null;
        }
        return left instanceof Duration a && right instanceof Duration b ? a.minus(b) : null;
    }

    private static @Nullable Object numbers(Operation operation, Number left, Number right) {
        if (Numbers.isWhole(left) && Numbers.isWhole(right)) {
            return whole(operation, left.longValue(), right.longValue());
        }
        boolean doubles = !(left instanceof BigDecimal || right instanceof BigDecimal)
                && (Numbers.isFloating(left) || Numbers.isFloating(right));
        if (doubles) {
            double result = floating(operation, left.doubleValue(), right.doubleValue());
            return Double.isFinite(result) ? result : null;
        }
        BigDecimal a = Numbers.finiteDecimal(left);
        BigDecimal b = Numbers.finiteDecimal(right);
        return a == null || b == null ? null : decimal(operation, a, b);
    }

    private static @Nullable Object whole(Operation operation, long left, long right) {
        return switch (operation) {
            case ADD -> Math.addExact(left, right);
            case SUBTRACT -> Math.subtractExact(left, right);
            case MULTIPLY -> Math.multiplyExact(left, right);
            case DIVIDE -> left == Long.MIN_VALUE && right == -1 ? null : left / right;
            case REMAINDER -> left % right;
        };
    }

    private static double floating(Operation operation, double left, double right) {
        return switch (operation) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            case REMAINDER -> Double.NaN;
        };
    }

    private static @Nullable Object decimal(Operation operation, BigDecimal left, BigDecimal right) {
        MathContext digits = MathContext.DECIMAL128;
        return switch (operation) {
            case ADD -> left.add(right, digits);
            case SUBTRACT -> left.subtract(right, digits);
            case MULTIPLY -> left.multiply(right, digits);
            case DIVIDE -> left.divide(right, digits);
            case REMAINDER -> null;
        };
    }
}
