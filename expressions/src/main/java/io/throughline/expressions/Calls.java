package io.throughline.expressions;

import com.google.re2j.Pattern;
import io.throughline.expressions.yaml.DurationText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The functions that are called by name. */
final class Calls {

    private Calls() {}

    static <C> Operand<C> named(String function, List<Operand<C>> operands) throws BadLiteral {
        Operand<C> first = operands.get(0);
        return switch (function) {
            case "size" -> new Operand<>(on -> size(first.evaluator().of(on)), ValueType.LONG);
            case "startsWith" -> texts(operands, String::startsWith);
            case "endsWith" -> texts(operands, String::endsWith);
            case "contains" -> texts(operands, String::contains);
            case "matches" -> matches(first, operands.get(1));
            case "duration" -> parsed(first, ValueType.DURATION, Calls::duration, "a duration such as '5m'");
            case "timestamp" ->
                parsed(first, ValueType.TIMESTAMP, Calls::timestamp, "a time such as '2026-01-01T00:00:00Z'");
            default -> throw new IllegalStateException("the function " + function + " is declared but not compiled");
        };
    }

    private static @Nullable Object size(@Nullable Object value) {
        if (value instanceof String text) {
            return (long) text.codePointCount(0, text.length());
        }
        if (value instanceof Collection<?> list) {
            return (long) list.size();
        }
        return value instanceof Map<?, ?> map ? (long) map.size() : null;
    }

    private static <C> Operand<C> texts(List<Operand<C>> operands, BiPredicate<String, String> test) {
        Evaluator<C> first = operands.get(0).evaluator();
        Evaluator<C> second = operands.get(1).evaluator();
        return Logic.bool(on ->
                first.of(on) instanceof String text && second.of(on) instanceof String part && test.test(text, part));
    }

    private static <C> Operand<C> matches(Operand<C> operand, Operand<C> pattern) throws BadLiteral {
        if (!(pattern.constantValue() instanceof String regex)) {
            throw new BadLiteral(1, "a pattern that is computed", "a literal one, which is checked when it is read");
        }
        Pattern compiled = Regex.compile(regex);
        Evaluator<C> evaluator = operand.evaluator();
        return Logic.bool(on -> evaluator.of(on) instanceof String text
                && compiled.matcher(text).find());
    }

    private static <C> Operand<C> parsed(
            Operand<C> operand, ValueType type, Function<String, @Nullable Object> parser, String expected)
            throws BadLiteral {
        if (operand.constantValue() instanceof String literal) {
            Object value = parser.apply(literal);
            if (value == null) {
                throw new BadLiteral(0, "'" + literal + "'", expected);
            }
            return Operand.constant(value, type);
        }
        Evaluator<C> evaluator = operand.evaluator();
        return new Operand<>(on -> evaluator.of(on) instanceof String text ? parser.apply(text) : null, type);
    }

    private static @Nullable Duration duration(String text) {
        return DurationText.parse(text).orElse(null);
    }

    private static @Nullable Instant timestamp(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
