package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Something that does not happen: between two steps, or from the last step to the end of the window.
 *
 * @param occurrence which events end the match
 * @param within how long after the event captured before it they do; null for the whole window
 */
public record Absence(Occurrence occurrence, @Nullable Limit within) implements SequenceElement {

    public Absence {
        requireNonNull(occurrence, "occurrence");
    }
}
