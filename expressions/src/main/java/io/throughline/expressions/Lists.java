package io.throughline.expressions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** List literals, and whether a value is in a list or a name in a map. */
final class Lists {

    private Lists() {}

    static boolean alike(Operand<?> first, Operand<?> other) {
        return first.type() == other.type()
                || first.isNumber() && other.isNumber()
                || first.type() == ValueType.DYNAMIC
                || other.type() == ValueType.DYNAMIC;
    }

    static String name(Operand<?> operand) {
        return operand.isNumber() ? "a number" : "a " + operand.type().inWords();
    }

    static <C> Operand<C> of(List<Operand<C>> elements) {
        boolean texts = elements.stream().allMatch(element -> element.type() == ValueType.STRING);
        ValueType type = texts ? ValueType.STRING_LIST : ValueType.DYNAMIC;
        List<Evaluator<C>> evaluators =
                elements.stream().map(Operand::evaluator).toList();
        List<Object> constants = elements.stream()
                .map(Operand::constantValue)
                .filter(Objects::nonNull)
                .map(value -> (Object) value)
                .toList();
        if (constants.size() == elements.size()) {
            return Operand.constant(constants, type);
        }
        return new Operand<>(
                on -> {
                    List<@Nullable Object> values = new ArrayList<>(evaluators.size());
                    evaluators.forEach(evaluator -> values.add(evaluator.of(on)));
                    return Collections.unmodifiableList(values);
                },
                type);
    }

    static <C> Operand<C> in(Operand<C> value, Operand<C> collection) {
        Evaluator<C> sought = value.evaluator();
        if (collection.constantValue() instanceof List<?> list && collection.type() == ValueType.STRING_LIST) {
            Set<Object> texts = new HashSet<>(list);
            return Logic.bool(on -> texts.contains(sought.of(on)));
        }
        Evaluator<C> in = collection.evaluator();
        return Logic.bool(on -> contains(in.of(on), sought.of(on)));
    }

    private static boolean contains(@Nullable Object collection, @Nullable Object sought) {
        if (collection instanceof Map<?, ?> map && sought instanceof String name) {
            return map.containsKey(name);
        }
        if (collection instanceof List<?> list) {
            for (Object element : list) {
                if (Values.equal(element, sought)) {
                    return true;
                }
            }
        }
        return false;
    }
}
