package io.throughline.connectors.formats;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stands for the arrival time of a record that neither carries one nor got one from a broker.
 *
 * <p>Such a time is good enough to clamp what claims to come from the future, but not to correct a sender's clock.
 */
public final class ReceivedAt implements Serializable {

    private static final long serialVersionUID = 1L;

    private enum Rule {
        NOTHING,
        FILE_TIME,
        EVENT_TIME,
        INSTANT
    }

    private final Rule rule;
    private final @Nullable Instant instant;

    private ReceivedAt(Rule rule, @Nullable Instant instant) {
        this.rule = rule;
        this.instant = instant;
    }

    /** Nothing: the time stays unknown unless the record or its broker knows it. */
    public static ReceivedAt ofRecord() {
        return new ReceivedAt(Rule.NOTHING, null);
    }

    /** When the record's file was last changed. */
    public static ReceivedAt fileTime() {
        return new ReceivedAt(Rule.FILE_TIME, null);
    }

    /** The event's own time: nothing is then too old or in the future. */
    public static ReceivedAt eventTime() {
        return new ReceivedAt(Rule.EVENT_TIME, null);
    }

    /** One instant for all records. */
    public static ReceivedAt at(Instant instant) {
        return new ReceivedAt(Rule.INSTANT, requireNonNull(instant, "instant"));
    }

    /** The time that stands for the arrival of {@code raw}, null if that is the event's own time or unknown. */
    @Nullable
    Instant of(RawRecord raw) {
        return switch (rule) {
            case INSTANT -> instant;
            case FILE_TIME -> raw.fileTime();
            case NOTHING, EVENT_TIME -> null;
        };
    }

    /** Whether the event's own time stands for an arrival that nobody knows. */
    boolean isEventTime() {
        return rule == Rule.EVENT_TIME;
    }

    @Override
    public String toString() {
        return rule == Rule.INSTANT ? String.valueOf(instant) : rule.name();
    }
}
