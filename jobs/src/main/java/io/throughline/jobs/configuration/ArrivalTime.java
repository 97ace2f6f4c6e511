package io.throughline.jobs.configuration;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands for the arrival time of a record that does not carry one.
 *
 * @param rule which of the rules
 * @param instant the instant itself for {@link Rule#INSTANT}, else null
 */
public record ArrivalTime(Rule rule, @Nullable Instant instant) {

    /** Where the time comes from. */
    public enum Rule {
        /** The time that Kafka gave the record. */
        RECORD,
        /** When the file was last changed. */
        FILE_MTIME,
        /** The event's own time: nothing is then too old. */
        EVENT_TIME,
        /** One instant for all records. */
        INSTANT
    }

    public static final ArrivalTime RECORD = new ArrivalTime(Rule.RECORD, null);
    public static final ArrivalTime FILE_MTIME = new ArrivalTime(Rule.FILE_MTIME, null);
    public static final ArrivalTime EVENT_TIME = new ArrivalTime(Rule.EVENT_TIME, null);

    /** What {@link #parse} understands, in words. */
    public static final String EXPECTED = "record, file-mtime, event-time or an instant such as 2026-03-01T00:00:00Z";

    public ArrivalTime {
        requireNonNull(rule, "rule");
        if ((rule == Rule.INSTANT) != (instant != null)) {
            throw new IllegalArgumentException(
                    "an instant belongs to the rule INSTANT alone, but got " + rule + " with " + instant);
        }
    }

    /** The rule that {@code text} names, or nothing when it is none of {@link #EXPECTED}. */
    public static Optional<ArrivalTime> parse(String text) {
        return switch (text) {
            case "record" -> Optional.of(RECORD);
            case "file-mtime" -> Optional.of(FILE_MTIME);
            case "event-time" -> Optional.of(EVENT_TIME);
            default -> instant(text);
        };
    }

    private static Optional<ArrivalTime> instant(String text) {
        try {
            return Optional.of(new ArrivalTime(Rule.INSTANT, Instant.parse(text)));
        } catch (DateTimeParseException notAnInstant) {
            return Optional.empty();
        }
    }
}
