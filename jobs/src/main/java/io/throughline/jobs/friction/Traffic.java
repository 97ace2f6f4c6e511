package io.throughline.jobs.friction;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * So many events in one window, or the end of the data.
 *
 * @param kind what the events have in common
 * @param name of the channel or the source; of no meaning for the end of the data
 * @param windowMs length of the window, milliseconds
 * @param at start of the window, or where the data ends
 * @param events in the window, a part of them if it is counted in several places
 */
public record Traffic(Kind kind, String name, long windowMs, Instant at, long events) {

    /** What is counted. */
    public enum Kind {
        /** Events of a channel. */
        CHANNEL,
        /** Events of a source. */
        SOURCE,
        /** Nothing: the data ends. */
        END
    }

    public Traffic {
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
        requireNonNull(at, "at");
    }

    static Traffic ofChannel(String channel, Duration window, Instant start, long events) {
        return new Traffic(Kind.CHANNEL, channel, window.toMillis(), start, events);
    }

    static Traffic ofSource(String source, Duration window, Instant start, long events) {
        return new Traffic(Kind.SOURCE, source, window.toMillis(), start, events);
    }

    /** The data ends at {@code until}. */
    static Traffic end(String source, Instant until) {
        return new Traffic(Kind.END, source, 0, until, 0);
    }

    Instant windowEnd() {
        return at.plusMillis(windowMs);
    }
}
