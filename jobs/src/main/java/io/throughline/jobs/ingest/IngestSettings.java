package io.throughline.jobs.ingest;

import java.io.Serializable;
import java.time.Duration;

/**
 * The bounds of what {@link Ingest} remembers.
 *
 * @param deduplicationWindow how long, in event time, an event's id is remembered
 * @param recentWindow how far back an anonymous profile's events join the customer it turns out to be
 * @param recentLimit how many of them at the most
 * @param linkRetention how long, in event time, a visitor who is not seen stays linked to their customer
 */
public record IngestSettings(
        Duration deduplicationWindow, Duration recentWindow, int recentLimit, Duration linkRetention)
        implements Serializable {

    public IngestSettings {
        positive(deduplicationWindow, "deduplicationWindow");
        positive(recentWindow, "recentWindow");
        positive(linkRetention, "linkRetention");
        if (recentLimit < 1) {
            throw new IllegalArgumentException("recentLimit must be at least 1, but was " + recentLimit);
        }
    }

    private static void positive(Duration duration, String name) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, but was " + duration);
        }
    }
}
