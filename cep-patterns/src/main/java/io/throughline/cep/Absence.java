package io.throughline.cep;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that does not happen: between two steps, or from the last step to the end of the window.
 *
 * @param on canonical event types that end the match
 * @param where what else must hold for such an event; null for nothing
 */
public record Absence(List<String> on, @Nullable Condition where) implements SequenceElement {

    public Absence {
        on = List.copyOf(on);
        if (on.isEmpty()) {
            throw new IllegalArgumentException("an absence needs at least one event type");
        }
    }
}
