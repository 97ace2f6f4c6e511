package io.throughline.jobs.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Texts as numbers: a column of numbers stays one, with its median where a cell is empty and a column of its own that says so;
 * any other column becomes one of 0 and 1 for each of its values (for the second alone, if there are two).
 */
public final class FeatureEncoder {

    private static final int MOST_LEVELS = 50;

    private final List<Feature> features = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    /**
     * One number of a row.
     *
     * @param column that it is made of
     * @param level of the column that it stands for, empty for a number, null for a missing one
     * @param fill what stands in for a missing number
     */
    private record Feature(int column, String name, Kind kind, String level, double fill) {}

    private enum Kind {
        NUMBER,
        MISSING,
        LEVEL
    }

    /** Learns from rows what the columns hold; it does not look at labels. */
    public FeatureEncoder(ChurnTable table) {
        for (int c = 0; c < table.columns().size(); c++) {
            int column = c;
            String name = table.columns().get(c);
            List<String> cells = table.customers().stream()
                    .map(customer -> customer.cells().get(column))
                    .filter(cell -> !cell.isEmpty())
                    .toList();
            if (!cells.isEmpty() && cells.stream().allMatch(FeatureEncoder::isNumber)) {
                double[] sorted =
                        cells.stream().mapToDouble(Double::parseDouble).sorted().toArray();
                features.add(new Feature(c, name, Kind.NUMBER, "", sorted[sorted.length / 2]));
                if (cells.size() < table.customers().size()) {
                    features.add(new Feature(c, name + " is missing", Kind.MISSING, "", 0));
                }
                continue;
            }
            TreeSet<String> levels = new TreeSet<>();
            table.customers().forEach(customer -> levels.add(customer.cells().get(column)));
            if (levels.size() > MOST_LEVELS || levels.size() < 2) {
                leftOut.add(name);
                continue;
            }
            if (levels.size() == 2) {
                levels.pollFirst();
            }
            levels.forEach(level -> features.add(new Feature(column, name + " = " + level, Kind.LEVEL, level, 0)));
        }
        if (features.isEmpty()) {
            throw new IllegalArgumentException(
                    "no column varies and can be told in numbers; there is nothing to learn from");
        }
    }

    /** Names of the numbers. */
    public List<String> names() {
        return features.stream().map(Feature::name).toList();
    }

    /** The place of the column that each number is made of. */
    public int column(int feature) {
        return features.get(feature).column();
    }

    /** Columns that do not vary, or have more than 50 values that are no numbers. */
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /** The numbers of each row; a value that was not there to learn from is none of those that were. */
    public double[][] encode(ChurnTable table) {
        double[][] rows = new double[table.customers().size()][features.size()];
        for (int i = 0; i < rows.length; i++) {
            List<String> cells = table.customers().get(i).cells();
            for (int f = 0; f < features.size(); f++) {
                Feature feature = features.get(f);
                String cell = cells.get(feature.column());
                rows[i][f] = switch (feature.kind()) {
                    case NUMBER -> isNumber(cell) ? Double.parseDouble(cell) : feature.fill();
                    case MISSING -> isNumber(cell) ? 0 : 1;
                    case LEVEL -> cell.equals(feature.level()) ? 1 : 0;
                };
            }
        }
        return rows;
    }

    private static boolean isNumber(String cell) {
        try {
            return Double.isFinite(new BigDecimal(cell).doubleValue());
        } catch (NumberFormatException text) {
            return false;
        }
    }

    /** One of the numbers for all rows. */
    static double[] column(double[][] rows, int feature) {
        return Arrays.stream(rows).mapToDouble(row -> row[feature]).toArray();
    }
}
