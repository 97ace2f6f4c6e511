package io.throughline.expressions.declarations;

import static java.util.Objects.requireNonNull;

import io.throughline.expressions.ValueType;

/**
 * A typed name within an event's properties.
 *
 * @param name as it stands in the properties and in conditions
 * @param type one of STRING, BOOLEAN, LONG, DOUBLE, DECIMAL, TIMESTAMP, DURATION
 * @param about what it says, in a line
 */
public record Attribute(String name, ValueType type, String about) {

    public Attribute {
        requireNonNull(name, "name");
        requireNonNull(about, "about");
        switch (type) {
            case STRING, BOOLEAN, LONG, DOUBLE, DECIMAL, TIMESTAMP, DURATION -> {
                // a text can be read as one of these
            }
            default -> throw new IllegalArgumentException("an attribute is one value, but " + name + " is a " + type);
        }
    }
}
