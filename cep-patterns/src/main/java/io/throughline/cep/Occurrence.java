package io.throughline.cep;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events are meant: those of some types for which a condition holds.
 *
 * @param on canonical event types; at least one
 * @param where what else must hold for such an event; null for nothing
 */
public record Occurrence(List<String> on, @Nullable Condition where) {

    public Occurrence {
        on = List.copyOf(on);
        if (on.isEmpty()) {
            throw new IllegalArgumentException("at least one event type is needed");
        }
    }
}
