package io.throughline.connectors.formats;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads times as senders write them.
 *
 * <p>Epoch seconds, milliseconds, microseconds or nanoseconds, told apart by size, as number or text; ISO-8601 with or
 * without zone, also with a space for the {@code T} and {@code UTC} for the zone; a date alone (midnight); RFC 2822.
 * Patterns that a format names are tried before. Nothing before 1970 is a time: such values stand for "none".
 */
final class TimeReader {

    private static final Pattern ISO = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})"
            + "(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,12}))?)?"
            + " ?(?:(Z|z|UTC|GMT)|([+-][0-9]{2})(?::?([0-9]{2}))?)?(?:\\[[A-Za-z0-9_/+-]{1,40}\\])?)?");
    private static final int LONGEST = 64;
    private static final int BASIC_DATE = 8;
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final ZoneId zone;
    private final boolean zoneStated;
    private final List<TimePattern> patterns;

    private TimeReader(ZoneId zone, boolean zoneStated, List<TimePattern> patterns) {
        this.zone = zone;
        this.zoneStated = zoneStated;
        this.patterns = patterns;
    }

    /** Reads times without a zone as UTC, and says that they had none. */
    static TimeReader utcByDefault() {
        return new TimeReader(ZoneOffset.UTC, false, List.of());
    }

    /** Reads times without a zone as those of {@code zone}, which the format vouches for. */
    static TimeReader in(ZoneId zone) {
        return new TimeReader(zone, true, List.of());
    }

    /** The same, where times may also be written by {@code patterns}. */
    TimeReader with(List<TimePattern> patterns) {
        return new TimeReader(zone, zoneStated, List.copyOf(patterns));
    }

    /** The time that {@code value} writes; null if it is none. */
    @Nullable
    ReadTime read(@Nullable Object value) {
        String text = Scalar.text(value);
        if (text == null || text.length() > LONGEST || value instanceof Boolean) {
            return null;
        }
        try {
            ReadTime time = parse(text, value);
            return time == null || time.at().getEpochSecond() <= 0
                    ? null
                    : new ReadTime(time.at().truncatedTo(ChronoUnit.MICROS), time.zoned());
        } catch (DateTimeException | ArithmeticException noTime) {
            return null;
        }
    }

    private @Nullable ReadTime parse(String text, @Nullable Object value) {
        for (TimePattern pattern : patterns) {
            ReadTime time = pattern.read(text, zone, zoneStated);
            if (time != null) {
                return time;
            }
        }
        BigDecimal number = Scalar.number(value);
        if (number != null) {
            boolean date = value instanceof String && text.length() == BASIC_DATE && text.matches("(19|20|21)[0-9]{6}");
            return date ? midnight(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)) : epoch(number);
        }
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return iso(iso);
        }
        return Character.isLetterOrDigit(text.charAt(0)) && text.indexOf(':') > 0
                ? new ReadTime(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)), true)
                : null;
    }

    private static @Nullable ReadTime epoch(BigDecimal number) {
        long digits = Scalar.wholeDigits(number);
        if (number.signum() <= 0 || digits > 19 || digits < 0) {
            return null;
        }
        int unit = digits <= 11 ? 0 : digits <= 14 ? 3 : digits <= 17 ? 6 : 9;
        BigDecimal micros = number.movePointLeft(unit).multiply(MILLION);
        return new ReadTime(Instant.EPOCH.plus(micros.longValue(), ChronoUnit.MICROS), true);
    }

    private ReadTime iso(Matcher iso) {
        LocalDate date = LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
        if (iso.group(4) == null) {
            return midnight(date);
        }
        int second = number(iso, 6);
        boolean leap = second == 60;
        LocalDateTime time = date.atTime(number(iso, 4), number(iso, 5), leap ? 59 : second, nanos(iso.group(7)));
        LocalDateTime local = leap ? time.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1) : time;
        if (iso.group(8) != null) {
            return new ReadTime(local.toInstant(ZoneOffset.UTC), true);
        }
        if (iso.group(9) != null) {
            int hours = number(iso, 9);
            int minutes = iso.group(9).charAt(0) == '-' ? -number(iso, 10) : number(iso, 10);
            return new ReadTime(local.toInstant(ZoneOffset.ofHoursMinutes(hours, minutes)), true);
        }
        return new ReadTime(local.atZone(zone).toInstant(), zoneStated);
    }

    private ReadTime midnight(LocalDate date) {
        return new ReadTime(date.atStartOfDay(zone).toInstant(), zoneStated);
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }
}
