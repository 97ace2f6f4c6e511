package io.throughline.jobs.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of table rows, and how the page shows them. */
final class Cells {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Cells() {}

    /** The text in {@code column}, empty where there is none. */
    static String text(Map<String, @Nullable Object> row, String column) {
        Object value = row.get(column);
        return value == null ? "" : value.toString();
    }

    static long number(Map<String, @Nullable Object> row, String column) {
        return row.get(column) instanceof Number number ? number.longValue() : 0;
    }

    /** The time in {@code column}; the earliest of all where there is none. */
    static Instant time(Map<String, @Nullable Object> row, String column) {
        return row.get(column) instanceof Instant time ? time : Instant.MIN;
    }

    static List<String> texts(Map<String, @Nullable Object> row, String column) {
        return row.get(column) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** To the minute, UTC. */
    static String minute(Instant time) {
        return time.equals(Instant.MIN) ? "" : MINUTE.format(time);
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
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
}
