package io.throughline.jobs.configuration;

import static java.util.Objects.requireNonNull;

/**
 * A value that must not be seen: it comes from an environment variable, and no text of it names anything else.
 *
 * @param variable the environment variable it came from
 * @param value what it holds
 */
public record Secret(String variable, String value) {

    public Secret {
        requireNonNull(variable, "variable");
        requireNonNull(value, "value");
    }

    /** Names the variable, never the value. */
    @Override
    public String toString() {
        return "${env:" + variable + "}";
    }
}
