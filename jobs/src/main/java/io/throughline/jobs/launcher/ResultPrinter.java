package io.throughline.jobs.launcher;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints the rows of a query: as a table for people, as CSV for spreadsheets, as JSON lines for programs. */
final class ResultPrinter {

    private static final int ROWS_THAT_SET_WIDTHS = 1_000;
    private static final int WIDEST_COLUMN = 80;

    private final PrintWriter out;

    ResultPrinter(PrintWriter out) {
        this.out = out;
    }

    /** Prints columns of even width; the widths fit the first thousand rows. Returns the number of rows. */
    long table(List<String> columns, Iterator<List<@Nullable Object>> rows) {
        List<List<String>> first = new ArrayList<>();
        while (rows.hasNext() && first.size() < ROWS_THAT_SET_WIDTHS) {
            first.add(texts(rows.next()));
        }
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            int widest = first.stream()
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElse(0);
            widths[i] = Math.min(WIDEST_COLUMN, Math.max(columns.get(i).length(), widest));
        }
        line(columns, widths);
        List<String> rule = new ArrayList<>();
        for (int width : widths) {
            rule.add("-".repeat(width));
        }
        line(rule, widths);
        first.forEach(row -> line(row, widths));
        long count = first.size();
        while (rows.hasNext()) {
            line(texts(rows.next()), widths);
            count++;
        }
        return count;
    }

    /** Prints RFC 4180, with texts that a spreadsheet would run as a formula made harmless. */
    long csv(List<String> columns, Iterator<List<@Nullable Object>> rows) {
        out.println(String.join(",", columns.stream().map(ResultPrinter::cell).toList()));
        long count = 0;
        while (rows.hasNext()) {
            out.println(String.join(
                    ",", rows.next().stream().map(ResultPrinter::cell).toList()));
            count++;
        }
        return count;
    }

    /** Prints one JSON object for each row. */
    long json(List<String> columns, Iterator<List<@Nullable Object>> rows) {
        long count = 0;
        while (rows.hasNext()) {
            List<@Nullable Object> row = rows.next();
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                Object value = row.get(i);
                boolean plain = value == null || value instanceof Number || value instanceof Boolean;
                object.put(
                        columns.get(i), plain || value instanceof List || value instanceof Map ? value : text(value));
            }
            out.println(JsonLines.line(object));
            count++;
        }
        return count;
    }

    private void line(List<String> texts, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String text =
                    texts.get(i).length() > widths[i] ? texts.get(i).substring(0, widths[i] - 1) + "…" : texts.get(i);
            line.append(i == 0 ? "" : "  ").append(text).append(" ".repeat(widths[i] - text.length()));
        }
        out.println(line.toString().stripTrailing());
    }

    private static List<String> texts(List<@Nullable Object> row) {
        return row.stream()
                .map(value -> text(value).replaceAll("\\p{Cntrl}+", " "))
                .toList();
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        return value instanceof List || value instanceof Map ? JsonLines.line(value) : value.toString();
    }

    private static String cell(@Nullable Object value) {
        String text = text(value);
        if (!(value instanceof Number) && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        boolean quote = text.contains(",") || text.contains("\"") || text.contains("\n") || text.contains("\r");
        return quote ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
