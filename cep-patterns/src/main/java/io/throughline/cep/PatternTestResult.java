package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import io.throughline.expressions.yaml.Position;

/**
 * How one test of one pattern came out.
 *
 * @param pattern name of the pattern
 * @param test name of the test
 * @param at where the test stands
 * @param passed whether what was found is what was expected
 * @param expected the expected matches as text, one a line; {@code no match} for none
 * @param found the matches that were found, in the same form
 */
public record PatternTestResult(
        String pattern, String test, Position at, boolean passed, String expected, String found) {

    public PatternTestResult {
        requireNonNull(pattern, "pattern");
        requireNonNull(test, "test");
        requireNonNull(at, "at");
        requireNonNull(expected, "expected");
        requireNonNull(found, "found");
    }
}
