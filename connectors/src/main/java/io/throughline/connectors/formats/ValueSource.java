package io.throughline.connectors.formats;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a value is taken from. */
interface ValueSource {

    /** The value; null if it is missing, as blank text is. */
    @Nullable
    Object of(Element element);

    /** A value that a format states. */
    record Constant(Object value) implements ValueSource {

        @Override
        public Object of(Element element) {
            return value;
        }
    }

    /** The first of these paths that leads to a value. */
    static ValueSource firstOf(List<PathExpression> paths) {
        return element -> {
            for (PathExpression path : paths) {
                Object value = path.of(element);
                if (value != null && !(value instanceof String text && text.isBlank())) {
                    return value;
                }
            }
            return null;
        };
    }

    /** The same value always. */
    static ValueSource constant(Object value) {
        return new Constant(value);
    }

    /** The milliseconds from one time to another; missing if one is, or if the second lies before the first. */
    static ValueSource between(Rule from, Rule to, TimeReader times) {
        return element -> {
            ReadTime start = times.read(from.of(element));
            ReadTime end = times.read(to.of(element));
            return start == null || end == null || end.at().isBefore(start.at())
                    ? null
                    : (Object) Duration.between(start.at(), end.at()).toMillis();
        };
    }

    /** The product of numbers; missing if one is. */
    static ValueSource product(List<Rule> factors) {
        return element -> {
            BigDecimal product = BigDecimal.ONE;
            for (Rule factor : factors) {
                BigDecimal number = Scalar.number(factor.of(element));
                if (number == null || Math.abs(Scalar.wholeDigits(number)) > Limits.TEXT_LENGTH) {
                    return null;
                }
                product = product.multiply(number);
            }
            return product;
        };
    }

    /** The values that are there, joined; missing if none is, or if {@code all} are asked for and one is missing. */
    static ValueSource joined(List<Rule> parts, String separator, boolean all) {
        return element -> {
            StringBuilder text = new StringBuilder();
            boolean first = true;
            for (Rule part : parts) {
                String value = Scalar.text(part.of(element));
                if (value != null) {
                    text.append(first ? "" : separator).append(value);
                    first = false;
                } else if (all) {
                    return null;
                }
            }
            return first ? null : text.toString();
        };
    }
}
