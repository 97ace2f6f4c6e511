package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens: an event that the match captures, or several of one kind.
 *
 * @param name what conditions, tests and matches call it
 * @param on canonical event types that can fill it
 * @param where what else must hold for such an event; null for nothing
 * @param contiguity what may happen between this step and the one before it
 * @param times how many events fill it, at least 1
 * @param consecutive whether nothing may happen between those events
 */
public record Step(
        String name, List<String> on, @Nullable Condition where, Contiguity contiguity, int times, boolean consecutive)
        implements SequenceElement {

    public Step {
        requireNonNull(name, "name");
        requireNonNull(contiguity, "contiguity");
        on = List.copyOf(on);
        if (on.isEmpty()) {
            throw new IllegalArgumentException("step " + name + " needs at least one event type");
        }
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1, but was " + times + " in step " + name);
        }
    }
}
