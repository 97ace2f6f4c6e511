package io.throughline.cep;

import java.util.List;

/**
 * A choice: one of several ways to go on.
 *
 * @param branches at least two, each of steps, absences and groups
 */
public record Either(List<List<SequenceElement>> branches) implements SequenceElement {

    public Either {
        branches = branches.stream().map(List::copyOf).toList();
        if (branches.size() < 2 || branches.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("a choice needs at least two branches, none of them empty");
        }
    }
}
