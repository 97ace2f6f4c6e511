package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Several steps that happen as one, once or repeatedly.
 *
 * @param steps at least two
 * @param contiguity what may happen before its first step
 * @param quantifier how often it happens; without {@code until}, {@code distinct} and {@code same}
 */
public record Group(List<Step> steps, Contiguity contiguity, Quantifier quantifier) implements SequenceElement {

    public Group {
        steps = List.copyOf(steps);
        requireNonNull(contiguity, "contiguity");
        requireNonNull(quantifier, "quantifier");
        if (steps.size() < 2) {
            throw new IllegalArgumentException("a group needs at least two steps");
        }
    }
}
