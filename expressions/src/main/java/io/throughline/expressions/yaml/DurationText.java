package io.throughline.expressions.yaml;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms 30s 5m 2h 7d 1h30m}, or ISO-8601; at most a hundred years. */
public final class DurationText {

    private static final Pattern WHOLE = Pattern.compile("(\\d{1,12}(ms|s|m|h|d))+");
    private static final Pattern PART = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");

    /** Longer ones are mistakes, and would overflow where milliseconds are counted. */
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private DurationText() {}

    /** The duration that {@code text} names, zero or more; empty if it names none. */
    public static Optional<Duration> parse(String text) {
        try {
            Duration duration = text.startsWith("P") ? Duration.parse(text) : parts(text);
            return duration.isNegative() || duration.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(duration);
        } catch (DateTimeException | ArithmeticException notADuration) {
            return Optional.empty();
        }
    }

    private static Duration parts(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new DateTimeException("not a duration");
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            sum = sum.plus(of(Long.parseLong(part.group(1)), part.group(2)));
        }
        return sum;
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
