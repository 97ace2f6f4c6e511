package io.throughline.jobs.analysis;

import io.throughline.connectors.files.CsvFile;
import io.throughline.connectors.files.CsvRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Columns of numbers, a row for each customer, in an order that does not depend on the file's.
 *
 * @param columns names
 * @param rows numbers in the order of the columns
 */
public record NumbersFile(List<String> columns, List<double[]> rows) {

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if there is no row
     * @throws io.throughline.connectors.files.BadRowException for a cell that is no number
     */
    public static NumbersFile read(Path file, List<String> columns) {
        List<double[]> rows = new ArrayList<>();
        CsvFile.read(file, columns, row -> rows.add(numbers(row, columns)));
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no row");
        }
        rows.sort(Arrays::compare);
        return new NumbersFile(columns, rows);
    }

    /** One column. @throws IllegalArgumentException if it was not read */
    public double[] column(String name) {
        int at = columns.indexOf(name);
        if (at < 0) {
            throw new IllegalArgumentException("no column " + name + " among " + columns);
        }
        return rows.stream().mapToDouble(row -> row[at]).toArray();
    }

    /** Some columns, row by row. */
    public double[][] matrix(List<String> names) {
        int[] at = names.stream().mapToInt(columns::indexOf).toArray();
        return rows.stream()
                .map(row -> Arrays.stream(at).mapToDouble(i -> row[i]).toArray())
                .toArray(double[][]::new);
    }

    private static double[] numbers(CsvRow row, List<String> columns) {
        double[] numbers = new double[columns.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = switch (row.text(columns.get(i)).toLowerCase(Locale.ROOT)) {
                case "true", "yes" -> 1;
                case "false", "no" -> 0;
                default -> row.number(columns.get(i));
            };
        }
        return numbers;
    }
}
