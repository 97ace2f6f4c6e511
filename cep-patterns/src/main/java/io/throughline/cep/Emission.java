package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What a match says about where it hurts.
 *
 * @param journey the journey; null for the journey that the event at {@code at} belongs to
 * @param at the step whose event gives channel, touchpoint and device
 */
public record Emission(@Nullable String journey, String at) {

    public Emission {
        requireNonNull(at, "at");
    }
}
