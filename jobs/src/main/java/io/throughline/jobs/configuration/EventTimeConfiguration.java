package io.throughline.jobs.configuration;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How event time advances.
 *
 * @param disorder how far out of order the events of one source may arrive
 * @param idleTimeout after how long without records a source no longer holds back the others
 */
public record EventTimeConfiguration(Duration disorder, Duration idleTimeout) {

    public EventTimeConfiguration {
        requireNonNull(disorder, "disorder");
        requireNonNull(idleTimeout, "idleTimeout");
    }
}
