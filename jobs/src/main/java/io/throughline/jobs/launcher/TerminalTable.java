package io.throughline.jobs.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tables and bars for people at a terminal. */
final class TerminalTable {

    private static final int BAR = 40;

    private TerminalTable() {}

    /** Columns as wide as they must be, the first to the left, the others to the right. */
    static List<String> lines(List<String> head, List<List<String>> rows) {
        int[] widths = new int[head.size()];
        List<List<String>> all = new ArrayList<>();
        all.add(head);
        all.addAll(rows);
        for (List<String> row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(i == 0 ? "" : "  ")
                        .append(String.format("%" + (i == 0 ? "-" : "") + Math.max(1, widths[i]) + "s", row.get(i)));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** A bar for each number of 0 or more, the longest for the largest; others get none. */
    static List<String> bars(Map<String, Double> numbers) {
        double largest =
                numbers.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        List<List<String>> rows = new ArrayList<>();
        numbers.forEach((name, number) -> rows.add(List.of(
                name,
                number(number),
                "█".repeat(largest > 0 && number > 0 ? (int) Math.round(BAR * number / largest) : 0))));
        List<String> lines = new ArrayList<>();
        int name = rows.stream().mapToInt(row -> row.get(0).length()).max().orElse(0);
        int figure = rows.stream().mapToInt(row -> row.get(1).length()).max().orElse(0);
        for (List<String> row : rows) {
            lines.add(String.format(
                            "%-" + Math.max(1, name) + "s  %" + Math.max(1, figure) + "s %s",
                            row.get(0),
                            row.get(1),
                            row.get(2))
                    .stripTrailing());
        }
        return lines;
    }

    /** A number with as many digits as people read. */
    static String number(double number) {
        double size = Math.abs(number);
        String format = size >= 1000 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 0.001 || size == 0 ? "%.4f" : "%.2g";
        return String.format(Locale.ROOT, format, number);
    }
}
