package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Something that happens: an event that the match captures, or several of one kind.
 *
 * @param name what conditions, tests and matches call it
 * @param occurrence which events can fill it
 * @param contiguity what may happen between this step and what comes before it
 * @param quantifier how many events fill it
 * @param within how long after the event captured before it an event still fills it; null for the whole window
 */
public record Step(
        String name,
        Occurrence occurrence,
        Contiguity contiguity,
        Quantifier quantifier,
        @Nullable Limit within) implements SequenceElement {

    public Step {
        requireNonNull(name, "name");
        requireNonNull(occurrence, "occurrence");
        requireNonNull(contiguity, "contiguity");
        requireNonNull(quantifier, "quantifier");
    }
}
