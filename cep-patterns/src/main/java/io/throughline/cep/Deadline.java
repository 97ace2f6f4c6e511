package io.throughline.cep;

import io.throughline.domain.event.CustomerEvent;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When it is certain that something has not happened.
 *
 * @param within after the first event, where there is no limit
 * @param limit after the last event; null for none
 * @param part of the time from the last event to then; 1 for all of it
 */
record Deadline(Duration within, @Nullable Limit limit, double part) implements Serializable {

    /** The same with only a part of the time from the last event on. */
    Deadline after(double smallerPart) {
        return new Deadline(within, limit, smallerPart);
    }

    /** The instant, in event time; null if it never comes. */
    @Nullable
    Instant of(CustomerEvent first, CustomerEvent last) {
        Instant end = limit == null ? first.time().eventTime().plus(within) : limit.endAfter(last);
        if (end == null || part == 1) {
            return end;
        }
        Instant from = last.time().eventTime();
        return from.plusMillis((long) (part * Duration.between(from, end).toMillis()));
    }

    /** The instant in order time: when it can be known. */
    @Nullable
    Instant knownAt(CustomerEvent first, CustomerEvent last) {
        Instant end = of(first, last);
        CustomerEvent clock = runsFromFirst() ? first : last;
        return end == null
                ? null
                : clock.time().orderTime().plus(Duration.between(clock.time().eventTime(), end));
    }

    /** Whether it is a fixed time after the first event. */
    boolean runsFromFirst() {
        return limit == null && part == 1;
    }

    /** No deadline comes later than so long after the last event. */
    Duration longestAfterLast() {
        Duration longest = limit == null ? within : limit.longest();
        return part == 1 ? longest : Duration.ofMillis((long) (part * longest.toMillis()));
    }
}
