package io.throughline.jobs.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What was foretold of each customer and what came. By customer, in the units of what was foretold.
 *
 * @param predicted of all customers
 * @param actual of all customers
 * @param meanAbsoluteError by customer
 * @param rootMeanSquareError by customer
 * @param pearson correlation; null if either does not vary
 * @param spearman correlation of ranks, equal ones shared; null if either does not vary
 * @param topDecileCapture what the tenth with the highest predictions brought, over what the best tenth brought; null if
 *     that is nothing
 */
public record Holdout(
        double predicted,
        double actual,
        double meanAbsoluteError,
        double rootMeanSquareError,
        @Nullable Double pearson,
        @Nullable Double spearman,
        @Nullable Double topDecileCapture) {

    static Holdout of(double[] predicted, double[] actual) {
        int n = predicted.length;
        double absolute = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double error = predicted[i] - actual[i];
            absolute += Math.abs(error);
            squares += error * error;
        }
        double best = top(actual, actual);
        return new Holdout(
                Arrays.stream(predicted).sum(),
                Arrays.stream(actual).sum(),
                absolute / n,
                Math.sqrt(squares / n),
                correlation(predicted, actual),
                correlation(ranks(predicted), ranks(actual)),
                best > 0 ? (Double) (top(predicted, actual) / best) : null);
    }

    /** How far the prediction of the total is off, in percent of what came; 0 if nothing did. */
    public double biasPercent() {
        return actual == 0 ? 0 : 100 * (predicted / actual - 1);
    }

    static @Nullable Double correlation(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElse(0);
        double meanY = Arrays.stream(y).average().orElse(0);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        double least = 1e-20 * x.length;
        return xx <= least * meanX * meanX || yy <= least * meanY * meanY ? null : (Double) (xy / Math.sqrt(xx * yy));
    }

    private static double top(double[] by, double[] values) {
        return IntStream.range(0, by.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -by[i]))
                .limit(by.length / 10)
                .mapToDouble(i -> values[i])
                .sum();
    }

    private static double[] ranks(double[] values) {
        Integer[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .toArray(Integer[]::new);
        double[] ranks = new double[values.length];
        for (int from = 0, to; from < order.length; from = to) {
            to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + to - 1) / 2.0;
            }
        }
        return ranks;
    }
}
