package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;

/**
 * A length of time.
 *
 * @param length whole milliseconds, more than none
 * @param open whether only the opening hours of the pattern's calendar count
 */
public record Span(Duration length, boolean open) implements Serializable {

    public Span {
        requireNonNull(length, "length");
    }
}
