package io.throughline.expressions;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers of different Java types as one kind: a double counts as the decimal that it prints as. */
final class Numbers {

    /** Below it, whole numbers and doubles agree. */
    private static final long EXACT = 1L << 53;

    private Numbers() {}

    static boolean isWhole(Number number) {
        return number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte;
    }

    static boolean isFloating(Number number) {
        return number instanceof Double || number instanceof Float;
    }

    /** -1, 0 or 1; {@link Values#INCOMPARABLE} where one is not a number (NaN). */
    static int compare(Number left, Number right) {
        if (isWhole(left) && isWhole(right)) {
            return Long.compare(left.longValue(), right.longValue());
        }
        if (isDecidedAsDouble(left, right) || isDecidedAsDouble(right, left)) {
            double a = left.doubleValue();
            double b = right.doubleValue();
            return a < b ? -1 : a > b ? 1 : a == b ? 0 : Values.INCOMPARABLE;
        }
        return decimal(left).compareTo(decimal(right));
    }

    /** Whether {@code one} is a double that is not finite, or both are numbers that doubles hold exactly. */
    private static boolean isDecidedAsDouble(Number one, Number other) {
        if (!isFloating(one)) {
            return false;
        }
        return isFloating(other)
                || !Double.isFinite(one.doubleValue())
                || isWhole(other) && Math.abs(other.longValue()) <= EXACT;
    }

    /** Exact; {@code number} is finite. */
    static BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        return isFloating(number) ? BigDecimal.valueOf(number.doubleValue()) : BigDecimal.valueOf(number.longValue());
    }

    /** The type of what comes of numbers of two types. */
    static ValueType wider(ValueType left, ValueType right) {
        if (left == ValueType.DECIMAL || right == ValueType.DECIMAL) {
            return ValueType.DECIMAL;
        }
        return left == ValueType.DOUBLE || right == ValueType.DOUBLE ? ValueType.DOUBLE : ValueType.LONG;
    }

    /** {@code operand}, its numbers in the Java type of {@code type} where that is another number type. */
    static <C> Evaluator<C> as(ValueType type, Operand<C> operand) {
        Evaluator<C> evaluator = operand.evaluator();
        if (!operand.isNumber() || operand.type() == type) {
            return evaluator;
        }
        if (type == ValueType.DECIMAL && operand.constantValue() instanceof Number number) {
            return new Operand.Constant<>(finiteDecimal(number));
        }
        return switch (type) {
            case DECIMAL -> on -> evaluator.of(on) instanceof Number number ? finiteDecimal(number) : null;
            case DOUBLE -> on -> evaluator.of(on) instanceof Number number ? number.doubleValue() : null;
            default -> evaluator;
        };
    }

    static @Nullable BigDecimal finiteDecimal(Number number) {
        return isFloating(number) && !Double.isFinite(number.doubleValue()) ? null : decimal(number);
    }
}
