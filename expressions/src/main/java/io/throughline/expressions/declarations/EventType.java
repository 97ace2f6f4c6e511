package io.throughline.expressions.declarations;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A canonical type of event.
 *
 * @param name as it stands in {@code event_type}
 * @param about what happened, in a line
 * @param needs fields and attributes without which an event of this type says too little
 */
public record EventType(String name, String about, List<String> needs) {

    public EventType {
        requireNonNull(name, "name");
        requireNonNull(about, "about");
        needs = List.copyOf(needs);
    }
}
