package io.throughline.jobs.analysis;

import io.throughline.connectors.files.CsvRow;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which rows count: {@code COLUMN=VALUE}, or with {@code != < <= > >=}. Numbers are compared as such, all else, days and times
 * among it, as text.
 */
public record RowCondition(String column, String operator, String value) implements Predicate<CsvRow> {

    private static final Pattern TEXT = Pattern.compile("\\s*(.+?)\\s*(!=|<=|>=|=|<|>)\\s*(.*?)\\s*");

    /** Reads a condition. @throws IllegalArgumentException for any other text */
    public static RowCondition parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "a condition must be COLUMN=VALUE, or with != < <= > >=, but was " + text);
        }
        return new RowCondition(parts.group(1), parts.group(2), parts.group(3));
    }

    @Override
    public boolean test(CsvRow row) {
        if (!row.cells().containsKey(column)) {
            throw row.bad(column, "a column of that name, for the condition " + column + operator + value);
        }
        int order = compare(row.text(column));
        return switch (operator) {
            case "=" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private int compare(String cell) {
        try {
            return Double.compare(Double.parseDouble(cell), Double.parseDouble(value));
        } catch (NumberFormatException text) {
            return cell.compareTo(value);
        }
    }
}
