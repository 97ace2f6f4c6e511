package io.throughline.jobs.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the page says things: counts, money, shares, times. Times are UTC. */
final class Say {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.UK).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.UK);
    private static final long LONGEST_COUNT = 100_000;

    private Say() {}

    /** To the minute. */
    static String minute(Instant time) {
        return time.equals(Instant.MIN) ? "" : MINUTE.format(time);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String shortDay(LocalDate day) {
        return SHORT_DAY.format(day);
    }

    static String month(YearMonth month) {
        return MONTH.format(month);
    }

    /** Whole below a hundred thousand, from there three digits and a unit. */
    static String count(long number) {
        return number < LONGEST_COUNT ? String.format(Locale.ROOT, "%,d", number) : threeDigits((double) number);
    }

    /** {@code one of a thousand} is {@code 0.1 %}. */
    static String percent(double share) {
        if (Double.isNaN(share)) {
            return "–";
        }
        double percent = 100 * share;
        boolean fine = Math.abs(percent) < 9.95 && Math.abs(percent - Math.rint(percent)) > 0.05;
        return String.format(Locale.ROOT, fine ? "%.1f %%" : "%.0f %%", percent).replace(' ', '\u202f');
    }

    /** {@code 4.2 ×}. */
    static String times(double ratio) {
        return digits(ratio) + "\u202f×";
    }

    /** A share as a percentage for style sheets and drawings, between 0 and 100. */
    static String part(double share) {
        return String.format(Locale.ROOT, "%.2f", 100 * Math.max(0, Math.min(1, share)));
    }

    /** The two largest units: {@code 2 h 5 min}. */
    static String span(Duration span) {
        if (span.toDays() > 0) {
            return span.toDays() + " d" + (span.toHoursPart() > 0 ? " " + span.toHoursPart() + " h" : "");
        }
        if (span.toHours() > 0) {
            return span.toHours() + " h" + (span.toMinutesPart() > 0 ? " " + span.toMinutesPart() + " min" : "");
        }
        return span.toMinutes() > 0 ? span.toMinutes() + " min" : span.toSeconds() + " s";
    }

    /** A name with dashes and underscores as words. */
    static String words(String name) {
        return name.replace('-', ' ').replace('_', ' ');
    }

    /** Words that begin a sentence or a line. */
    static String title(String name) {
        String words = words(name);
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** A measure of a customer as words: {@code orders_90d} are the orders in the last 90 days. */
    static String measure(String name) {
        String relative = name.replaceFirst("_relative$", ", by their own rhythm");
        return title(relative.replaceFirst("_(\\d+)d$", " in the last $1 days"));
    }

    /** {@code 41.2k}, {@code 1.34M}; below a thousand without a unit. */
    static String threeDigits(double number) {
        double size = Math.abs(number);
        if (size >= 999_500) {
            return digits(number / 1_000_000) + "M";
        }
        return size >= 999.5 ? digits(number / 1_000) + "k" : digits(number);
    }

    private static String digits(double number) {
        double size = Math.abs(number);
        int decimals = size < 9.995 && size > 0 ? 2 : size < 99.95 && size > 0 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f", number);
    }
}
