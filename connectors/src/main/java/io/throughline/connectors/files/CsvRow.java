package io.throughline.connectors.files;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Map;

/**
 * One row of a {@link CsvFile}.
 *
 * @param file that holds it
 * @param number of the row, the header's is 1
 * @param cells by column; a cell that is not there is empty
 */
public record CsvRow(Path file, long number, Map<String, String> cells) {

    /** The text of a cell without blanks around it; may be empty. */
    public String text(String column) {
        return cells.getOrDefault(column, "").strip();
    }

    /** The text of a cell. @throws BadRowException if it is empty */
    public String needed(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            throw bad(column, "a value");
        }
        return text;
    }

    /** A decimal number such as {@code -12.50} or {@code 1e3}. @throws BadRowException for anything else */
    public double number(String column) {
        try {
            double number = new BigDecimal(text(column)).doubleValue();
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below, like a number without bounds
        }
        throw bad(column, "a number, for example 12.50");
    }

    /** A number of 0 or more. @throws BadRowException for anything else */
    public double amount(String column) {
        double number = number(column);
        if (number < 0) {
            throw bad(column, "a number of 0 or more");
        }
        return number;
    }

    /**
     * The day of an ISO date or date and time, as it is written: an offset does not move it.
     *
     * @throws BadRowException for anything else
     */
    public LocalDate day(String column) {
        String text = text(column);
        try {
            return text.length() <= 10
                    ? LocalDate.parse(text)
                    : LocalDate.from(DateTimeFormatter.ISO_DATE_TIME.parse(text.replaceFirst(" ", "T")));
        } catch (DateTimeException notATime) {
            throw bad(column, "a day or time, for example 2026-03-31 or 2026-03-31T14:05:00Z");
        }
    }

    /**
     * The moment of an ISO date and time; one without an offset is in UTC, a date alone is its midnight.
     *
     * @throws BadRowException for anything else
     */
    public Instant instant(String column) {
        String text = text(column).replaceFirst(" ", "T");
        try {
            if (text.length() <= 10) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime moment
                    ? moment.toInstant()
                    : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException notATime) {
            throw bad(column, "a time, for example 2026-03-31T14:05:00Z");
        }
    }

    /** What to throw for a cell that is not what it should be. */
    public BadRowException bad(String column, String expected) {
        return new BadRowException(file + ", row " + number + ", column " + column + ": found '" + text(column)
                + "', expected " + expected);
    }
}
