package io.throughline.expressions;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.regex.Matcher;

/** Patterns in RE2 syntax, which match in time linear in the text, bounded in size. */
final class Regex {

    private static final int MAX_LENGTH = 1_000;

    /** Most that the counted repeats of a pattern may multiply to, as repeats of repeats fill all memory. */
    private static final long MAX_REPEATS = 10_000;

    private static final java.util.regex.Pattern REPEAT =
            java.util.regex.Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");

    private Regex() {}

    static Pattern compile(String regex) throws BadLiteral {
        if (regex.length() > MAX_LENGTH) {
            throw new BadLiteral(1, "a pattern of " + regex.length() + " characters", "at most " + MAX_LENGTH);
        }
        if (repeats(regex) > MAX_REPEATS) {
            throw new BadLiteral(
                    1, "a pattern whose repeats multiply", "repeats of at most " + MAX_REPEATS + " in all");
        }
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException bad) {
            String why = bad.getDescription() + ": " + bad.getPattern();
            throw new BadLiteral(1, "the pattern '" + regex + "' (" + why + ")", "a pattern in RE2 syntax");
        }
    }

    private static long repeats(String regex) {
        long product = 1;
        Matcher repeat = REPEAT.matcher(regex);
        while (repeat.find() && product <= MAX_REPEATS) {
            String most = repeat.group(2);
            product *= Math.max(1, Long.parseLong(most == null || most.isEmpty() ? repeat.group(1) : most));
        }
        return product;
    }
}
