package io.throughline.connectors.formats;

import io.throughline.expressions.yaml.YamlNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How one producer writes times, for example {@code dd.MM.yyyy HH:mm}; two digits of a year lie in 1970 to 2069. */
final class TimePattern {

    private static final int FIRST_YEAR = 1970;

    private final DateTimeFormatter formatter;

    private TimePattern(DateTimeFormatter formatter) {
        this.formatter = formatter;
    }

    /** The pattern that {@code node} writes in the letters of {@link DateTimeFormatter}; any other is a problem. */
    static TimePattern read(YamlNode node) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        try {
            String[] parts = node.text().split("(?<!y)yy(?!y)", -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0) {
                    builder.appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_YEAR);
                }
                builder.appendPattern(parts[i].replace("yyyy", "uuuu"));
            }
            return new TimePattern(builder.toFormatter(Locale.ENGLISH));
        } catch (IllegalArgumentException unknown) {
            throw node.problem("the pattern " + node.text(), "a pattern of a time such as dd.MM.yyyy HH:mm:ss");
        }
    }

    /** The time that {@code text} writes; null if it is written in another way. */
    @Nullable
    ReadTime read(String text, ZoneId zone, boolean zoneStated) {
        TemporalAccessor parsed;
        try {
            parsed = formatter.parse(text);
        } catch (DateTimeParseException otherwise) {
            return null;
        }
        LocalDate date = parsed.query(TemporalQueries.localDate());
        if (date == null) {
            return null;
        }
        LocalTime time = parsed.query(TemporalQueries.localTime());
        LocalDateTime local = date.atTime(time == null ? LocalTime.MIDNIGHT : time);
        ZoneId own = parsed.query(TemporalQueries.zone());
        return new ReadTime(local.atZone(own == null ? zone : own).toInstant(), own != null || zoneStated);
    }
}
