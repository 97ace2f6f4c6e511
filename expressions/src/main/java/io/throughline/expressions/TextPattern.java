package io.throughline.expressions;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.throughline.expressions.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** A pattern in RE2 syntax that picks a part of a text, in time linear in it. */
public final class TextPattern {

    private final Pattern pattern;

    private TextPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * The pattern {@code regex}; one that is none is a problem of {@code node}.
     *
     * @param node where it is written
     */
    public static TextPattern compile(YamlNode node, String regex) {
        try {
            return new TextPattern(Regex.compile(regex));
        } catch (BadLiteral bad) {
            throw node.problem(bad.found(), bad.expected());
        }
    }

    /** What the first group matches in {@code text}, or all that is matched if it has no group; null if nothing is. */
    public @Nullable String in(String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(Math.min(1, matcher.groupCount())) : null;
    }
}
