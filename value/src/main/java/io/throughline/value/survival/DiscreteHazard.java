package io.throughline.value.survival;

import io.throughline.value.fitting.Fit;
import io.throughline.value.fitting.FitStatus;
import io.throughline.value.fitting.Likelihood;
import io.throughline.value.fitting.Maximum;
import java.util.List;

/**
 * The chance to leave in each period of those who are still there: a logit over person-periods (Cox 1972; Singer &amp;
 * Willett 1993, "It's About Time").
 *
 * <pre>{@code h = 1 / (1 + exp(-(w_1 z_1 + ... + w_m z_m)))}</pre>
 *
 * @param weights one for each column of the design
 */
public record DiscreteHazard(List<Double> weights) {

    /**
     * Person-periods that are alike.
     *
     * @param design the columns, a constant among them if one is wanted; finite
     * @param periods how many, 0 or more
     * @param events how many of them ended with a departure
     */
    public record Cell(List<Double> design, long periods, long events) {

        public Cell {
            design = List.copyOf(design);
            if (events < 0 || periods < events || !design.stream().allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("need finite columns and 0 <= events <= periods, but got " + design
                        + ", " + events + ", " + periods);
            }
        }
    }

    public DiscreteHazard {
        weights = List.copyOf(weights);
    }

    /** Chance to leave in a period with such columns, from 0 to 1. */
    public double hazard(List<Double> design) {
        double sum = 0;
        for (int j = 0; j < weights.size(); j++) {
            sum += weights.get(j) * design.get(j);
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /**
     * Fits the weights by maximum likelihood.
     *
     * <p>{@link FitStatus#BOUNDARY} where a column tells for certain, or follows from others; no model without events or
     * without periods that end without one.
     */
    public static Fit<DiscreteHazard> fit(List<Cell> cells) {
        long periods = cells.stream().mapToLong(Cell::periods).sum();
        long events = cells.stream().mapToLong(Cell::events).sum();
        if (events == 0 || events == periods) {
            return Fit.tooLittleData(periods);
        }
        int m = cells.get(0).design().size();
        double[] ones = new double[m];
        java.util.Arrays.fill(ones, 1);
        Maximum best = Maximum.of(likelihood(cells, m), List.of(new double[m]), events);
        return new Fit<>(
                new DiscreteHazard(CoxEstimator.list(best.point())),
                best.interior() ? FitStatus.INTERIOR : FitStatus.BOUNDARY,
                best.value(),
                periods,
                best.covariance(ones));
    }

    private static Likelihood likelihood(List<Cell> cells, int m) {
        double[][] design = cells.stream()
                .map(cell ->
                        cell.design().stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
        return (point, gradient) -> {
            java.util.Arrays.fill(gradient, 0);
            double value = 0;
            for (int i = 0; i < design.length; i++) {
                double sum = 0;
                for (int j = 0; j < m; j++) {
                    sum += point[j] * design[i][j];
                }
                double n = cells.get(i).periods();
                double d = cells.get(i).events();
                double odds = Math.exp(-Math.abs(sum));
                value += d * sum - n * (Math.max(0, sum) + Math.log1p(odds));
                double hazard = sum > 0 ? 1 / (1 + odds) : odds / (1 + odds);
                for (int j = 0; j < m; j++) {
                    gradient[j] += (d - n * hazard) * design[i][j];
                }
            }
            return value;
        };
    }
}
