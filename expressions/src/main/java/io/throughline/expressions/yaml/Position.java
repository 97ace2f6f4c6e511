package io.throughline.expressions.yaml;

import static java.util.Objects.requireNonNull;

/**
 * A place in a text file.
 *
 * @param file the file, as the reader was told it
 * @param line from 1
 * @param column from 1, in characters
 */
public record Position(String file, int line, int column) {

    public Position {
        requireNonNull(file, "file");
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("line and column start at 1, but were " + line + " and " + column);
        }
    }

    /** {@code file:line:column}, as compilers print it. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
