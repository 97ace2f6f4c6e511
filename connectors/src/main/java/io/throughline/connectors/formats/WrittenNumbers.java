package io.throughline.connectors.formats;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as people write them, where a format says how: with thousands, a currency, as hours and minutes. */
final class WrittenNumbers {

    private static final Pattern AMOUNT =
            Pattern.compile("[^0-9+\\-.,]{0,8}([+-]?[0-9][0-9., \u00a0\u202f'\u2019]{0,40})[^0-9.,]{0,8}");
    private static final Pattern CLOCK =
            Pattern.compile("(?:([0-9]{1,5}):)?([0-9]{1,5}):([0-9]{1,2})(?:[.,]([0-9]{1,9}))?");

    private WrittenNumbers() {}

    /** {@code 1.234,56 €} with {@code ,} for the decimal mark; null if it is no number. */
    static @Nullable BigDecimal amount(String text, char decimalMark) {
        Matcher amount = AMOUNT.matcher(text.strip());
        if (!amount.matches()) {
            return null;
        }
        StringBuilder plain = new StringBuilder();
        for (char c : amount.group(1).toCharArray()) {
            if (c == decimalMark) {
                plain.append('.');
            } else if (Character.isDigit(c) || c == '-' || c == '+') {
                plain.append(c);
            }
        }
        return Scalar.number(plain.toString());
    }

    /** Milliseconds of {@code h:mm:ss}, {@code m:ss} or an ISO-8601 duration; null if it is neither. */
    static @Nullable BigDecimal clock(String text) {
        Matcher clock = CLOCK.matcher(text.strip());
        if (clock.matches()) {
            long hours = clock.group(1) == null ? 0 : Long.parseLong(clock.group(1));
            long seconds = hours * 3_600 + Long.parseLong(clock.group(2)) * 60 + Long.parseLong(clock.group(3));
            String fraction = clock.group(4) == null ? "0" : clock.group(4);
            return new BigDecimal(seconds + "." + fraction).movePointRight(3);
        }
        try {
            return BigDecimal.valueOf(Duration.parse(text.strip()).toMillis());
        } catch (DateTimeParseException | ArithmeticException neither) {
            return null;
        }
    }
}
