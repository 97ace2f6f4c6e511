package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * The text of a {@code where}, already checked, and where it stands; it is compiled again where it runs.
 *
 * @param source an expression of type boolean
 * @param file the file it stands in
 * @param line from 1
 * @param column from 1
 */
public record Condition(String source, String file, int line, int column) implements Serializable {

    public Condition {
        requireNonNull(source, "source");
        requireNonNull(file, "file");
    }
}
