package io.throughline.expressions.yaml;

import static java.util.Objects.requireNonNull;

/**
 * One mistake in a file: where, in which field, what stands there and what should.
 *
 * @param field dotted path of the field, for example {@code sequence[1].absent.on}; empty for the file as a whole
 * @param found what stands there
 * @param expected what should stand there, with a suggestion where there is one
 */
public record Problem(Position at, String field, String found, String expected) {

    public Problem {
        requireNonNull(at, "at");
        requireNonNull(field, "field");
        requireNonNull(found, "found");
        requireNonNull(expected, "expected");
    }

    /** {@code FILE:LINE:COLUMN: FIELD: found FOUND, expected EXPECTED}. */
    @Override
    public String toString() {
        String where = field.isEmpty() ? at.toString() : at + ": " + field;
        return where + ": found " + found + ", expected " + expected;
    }
}
