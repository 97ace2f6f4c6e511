package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What settles a match afterwards.
 *
 * @param occurrence which events do
 * @param within how long after the match they still do
 */
public record Resolution(Occurrence occurrence, Duration within) {

    public Resolution {
        requireNonNull(occurrence, "occurrence");
        requireNonNull(within, "within");
    }
}
