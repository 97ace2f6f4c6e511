package io.throughline.expressions;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks into maps and lists; where there is nothing, the value is missing. */
final class Access {

    private Access() {}

    static <C> Operand<C> select(Operand<C> operand, String field) {
        Evaluator<C> from = operand.evaluator();
        return new Operand<>(on -> from.of(on) instanceof Map<?, ?> map ? map.get(field) : null, elementType(operand));
    }

    static <C> Operand<C> index(Operand<C> operand, Operand<C> key) {
        Evaluator<C> from = operand.evaluator();
        Evaluator<C> at = key.evaluator();
        return new Operand<>(on -> element(from.of(on), at.of(on)), elementType(operand));
    }

    private static @Nullable Object element(@Nullable Object from, @Nullable Object key) {
        if (from instanceof Map<?, ?> map && key instanceof String name) {
            return map.get(name);
        }
        if (from instanceof List<?> list && key instanceof Number number && Numbers.isWhole(number)) {
            long index = number.longValue();
            return index >= 0 && index < list.size() ? list.get((int) index) : null;
        }
        return null;
    }

    private static ValueType elementType(Operand<?> operand) {
        return switch (operand.type()) {
            case STRING_LIST, STRING_MAP -> ValueType.STRING;
            default -> ValueType.DYNAMIC;
        };
    }
}
