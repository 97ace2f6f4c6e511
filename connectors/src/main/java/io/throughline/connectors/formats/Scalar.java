package io.throughline.connectors.formats;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Single values of a raw record as text and as numbers. */
final class Scalar {

    private Scalar() {}

    /** The text of a string, number or boolean; null for anything else and for blank text. */
    static @Nullable String text(@Nullable Object value) {
        if (value instanceof String text) {
            String stripped = text.strip();
            return stripped.isEmpty() ? null : stripped;
        }
        return value instanceof Number || value instanceof Boolean ? value.toString() : null;
    }

    /**
     * The exact number that {@code value} is or plainly writes out, null if it is none: not finite, with separators of
     * thousands, a decimal comma or a currency.
     */
    static @Nullable BigDecimal number(@Nullable Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof Long number) {
            return BigDecimal.valueOf(number);
        }
        if (value instanceof BigInteger number) {
            return new BigDecimal(number);
        }
        if (value instanceof Number number) {
            return Double.isFinite(number.doubleValue()) ? new BigDecimal(number.toString()) : null;
        }
        return value instanceof String text ? written(text.strip()) : null;
    }

    private static @Nullable BigDecimal written(String text) {
        if (text.isEmpty() || text.length() > Limits.NUMBER_LENGTH) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ofNumber = c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
            if (!ofNumber) {
                return null;
            }
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notOne) {
            return null;
        }
    }

    /** Digits before the decimal point; negative for small fractions. Cheap whatever the exponent. */
    static long wholeDigits(BigDecimal number) {
        return number.signum() == 0 ? 0 : (long) number.precision() - number.scale();
    }
}
