package io.throughline.connectors.replay;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A record and when it arrived.
 *
 * @param at in the time of the recording
 */
public record Arrival<T>(T record, Instant at) {

    public Arrival {
        requireNonNull(record, "record");
        requireNonNull(at, "at");
    }
}
