package io.throughline.jobs.analysis;

import io.throughline.connectors.files.CsvFile;
import io.throughline.value.regression.Logit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** One unpenalised logistic regression on columns of a file: numbers as they are, names as one column each but the first. */
public final class LogitDesign {

    private LogitDesign() {}

    /**
     * The regression, in the keys of the published references.
     *
     * @param label column with yes, true or 1, or no, false or 0
     * @param terms columns; {@code COL/10} divides a number, {@code COL:category} takes numbers as names. A column of 0 and 1
     *     that equals one before it is left out
     */
    public static Map<String, Object> fit(Path file, String label, List<String> terms) {
        List<String> columns =
                terms.stream().map(term -> term.replaceFirst("[/:].*", "")).toList();
        List<String> needed = new ArrayList<>(columns);
        needed.add(label);
        List<List<String>> cells = new ArrayList<>();
        List<Boolean> left = new ArrayList<>();
        CsvFile.read(file, needed, row -> {
            cells.add(columns.stream().map(row::needed).toList());
            left.add(
                    switch (row.text(label).toLowerCase(Locale.ROOT)) {
                        case "yes", "true", "1" -> true;
                        case "no", "false", "0" -> false;
                        default -> throw row.bad(label, "yes, true or 1, or no, false or 0");
                    });
        });
        Map<String, double[]> design = new LinkedHashMap<>();
        for (int c = 0; c < terms.size(); c++) {
            add(design, terms.get(c), columns.get(c), column(cells, c));
        }
        double[][] x = new double[cells.size()][design.size()];
        boolean[] y = new boolean[cells.size()];
        int j = 0;
        for (double[] numbers : design.values()) {
            for (int i = 0; i < x.length; i++) {
                x[i][j] = numbers[i];
                y[i] = left.get(i);
            }
            j++;
        }
        Map<String, Object> document = DriversDocument.logit(Logit.fit(x, y), List.copyOf(design.keySet()), x);
        document.remove("average_marginal_effect");
        document.remove("mcfadden_r2");
        return document;
    }

    private static void add(Map<String, double[]> design, String term, String name, List<String> cells) {
        boolean numbers =
                !term.endsWith(":category") && cells.stream().allMatch(cell -> cell.matches("-?[0-9.]+(e-?[0-9]+)?"));
        if (numbers) {
            double scale = term.contains("/") ? Double.parseDouble(term.substring(term.indexOf('/') + 1)) : 1;
            design.put(
                    name,
                    cells.stream()
                            .mapToDouble(cell -> Double.parseDouble(cell) / scale)
                            .toArray());
            return;
        }
        TreeSet<String> levels = new TreeSet<>(cells);
        levels.pollFirst();
        for (String level : levels) {
            double[] column = cells.stream()
                    .mapToDouble(cell -> cell.equals(level) ? 1 : 0)
                    .toArray();
            if (design.values().stream().noneMatch(other -> Arrays.equals(other, column))) {
                design.put(name + "_" + level, column);
            }
        }
    }

    private static List<String> column(List<List<String>> cells, int c) {
        return cells.stream().map(row -> row.get(c)).toList();
    }
}
