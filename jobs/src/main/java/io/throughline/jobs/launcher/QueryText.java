package io.throughline.jobs.launcher;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a query, with the columns in quotes whose names Flink SQL keeps for itself. */
final class QueryText {

    private static final Set<String> RESERVED_COLUMNS = Set.of("pattern", "matches");

    /** Texts, quoted names and comments stay as they are; so does the clause {@code PATTERN (…)}. */
    private static final Pattern PARTS =
            Pattern.compile("'(?:[^']|'')*'|`[^`]*`|\"[^\"]*\"|--[^\\n]*|[A-Za-z_][A-Za-z0-9_]*(?:\\s*\\()?");

    private QueryText() {}

    static String quoted(String select) {
        return PARTS.matcher(select).replaceAll(part -> {
            String text = part.group();
            boolean reserved = RESERVED_COLUMNS.contains(text.toLowerCase(Locale.ROOT));
            return Matcher.quoteReplacement(reserved ? "`" + text.toLowerCase(Locale.ROOT) + "`" : text);
        });
    }

    /** A refusal without the list of all words that could have stood there. */
    static String reason(String message) {
        int list = message.indexOf("Was expecting one of");
        return (list < 0 ? message : message.substring(0, list)).strip();
    }
}
