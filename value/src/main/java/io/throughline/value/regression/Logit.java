package io.throughline.value.regression;

import io.throughline.value.fitting.FitStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Logistic regression by maximum likelihood, on the scale of its columns:
 *
 * <pre>{@code log-odds = intercept + sum of coefficient_j x_j}</pre>
 *
 * <p>Hosmer, Lemeshow &amp; Sturdivant (2013), "Applied Logistic Regression". Rows in any order give the same bits.
 *
 * @param intercept log-odds where all columns are 0
 * @param coefficients log-odds for each unit of a column
 * @param standardErrors of intercept and coefficients, from the observed information; empty unless the status is interior
 * @param logLikelihood at the fit
 * @param nullLogLikelihood of the intercept alone
 * @param status {@link FitStatus#BOUNDARY} if the columns separate the outcomes, so that coefficients ran away;
 *     {@link FitStatus#TOO_LITTLE_DATA} with fewer than two rows of either outcome: all coefficients are 0
 */
public record Logit(
        double intercept,
        List<Double> coefficients,
        List<Double> standardErrors,
        double logLikelihood,
        double nullLogLikelihood,
        FitStatus status) {

    private static final int NEEDED = 2;

    public Logit {
        coefficients = List.copyOf(coefficients);
        standardErrors = List.copyOf(standardErrors);
    }

    /**
     * The fit.
     *
     * @param x finite values, a row for each observation, all of one length
     * @param y the outcomes
     * @throws IllegalArgumentException for no rows, or columns that are too alike to be told apart
     */
    public static Logit fit(double[][] x, boolean[] y) {
        if (x.length == 0 || x.length != y.length) {
            throw new IllegalArgumentException("need as many outcomes as rows, one or more, but got " + x.length
                    + " rows and " + y.length + " outcomes");
        }
        int columns = x[0].length;
        Integer[] order = canonical(x, y);
        double[][] z = new double[x.length][columns + 1];
        boolean[] outcomes = new boolean[x.length];
        int happened = 0;
        for (int i = 0; i < z.length; i++) {
            z[i][0] = 1;
            System.arraycopy(x[order[i]], 0, z[i], 1, columns);
            outcomes[i] = y[order[i]];
            happened += outcomes[i] ? 1 : 0;
        }
        double none = nullLogLikelihood(x.length, happened);
        if (happened < NEEDED || x.length - happened < NEEDED) {
            double rate = (happened + 0.5) / (x.length + 1);
            return new Logit(
                    Math.log(rate / (1 - rate)),
                    new ArrayList<>(java.util.Collections.nCopies(columns, 0.0)),
                    List.of(),
                    none,
                    none,
                    FitStatus.TOO_LITTLE_DATA);
        }
        Scales scales = Scales.standardise(z, 1);
        LogisticNewton newton = LogisticNewton.solve(z, outcomes, 0);
        double[] weights = newton.solution();
        double intercept = weights[0];
        List<Double> coefficients = new ArrayList<>();
        for (int j = 0; j < columns; j++) {
            coefficients.add(weights[j + 1] / scales.deviation(j));
            intercept -= weights[j + 1] * scales.mean(j) / scales.deviation(j);
        }
        return new Logit(
                intercept,
                coefficients,
                newton.converged() ? errors(newton, scales, columns) : List.of(),
                newton.logLikelihood(),
                none,
                newton.converged() ? FitStatus.INTERIOR : FitStatus.BOUNDARY);
    }

    /** Probability of the outcome, 0 to 1. */
    public double probability(double[] row) {
        double logOdds = intercept;
        for (int j = 0; j < row.length; j++) {
            logOdds += coefficients.get(j) * row[j];
        }
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** McFadden's R2: {@code 1 - log-likelihood / that of the intercept alone}; 0 if that is 0. McFadden (1974). */
    public double mcFadden() {
        return nullLogLikelihood == 0 ? 0 : 1 - logLikelihood / nullLogLikelihood;
    }

    /** Mean over rows of the probability's slope by each column. */
    public List<Double> averageMarginalEffects(double[][] x) {
        double slope = 0;
        for (double[] row : x) {
            double p = probability(row);
            slope += p * (1 - p) / x.length;
        }
        double mean = slope;
        return coefficients.stream().map(coefficient -> coefficient * mean).toList();
    }

    private static List<Double> errors(LogisticNewton newton, Scales scales, int columns) {
        List<Double> errors = new ArrayList<>();
        double[] gradient = new double[columns + 1];
        gradient[0] = 1;
        for (int j = 0; j < columns; j++) {
            gradient[j + 1] = -scales.mean(j) / scales.deviation(j);
        }
        double[] with = newton.covariance().operate(gradient);
        double variance = 0;
        for (int j = 0; j <= columns; j++) {
            variance += gradient[j] * with[j];
        }
        errors.add(Math.sqrt(variance));
        for (int j = 0; j < columns; j++) {
            errors.add(Math.sqrt(newton.covariance().getEntry(j + 1, j + 1)) / scales.deviation(j));
        }
        return errors;
    }

    private static Integer[] canonical(double[][] x, boolean[] y) {
        Integer[] order = new Integer[x.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (one, other) -> {
            int rows = Arrays.compare(x[one], x[other]);
            return rows != 0 ? rows : Boolean.compare(y[one], y[other]);
        });
        return order;
    }

    private static double nullLogLikelihood(int n, int happened) {
        double rate = happened / (double) n;
        return happened == 0 || happened == n ? 0 : happened * Math.log(rate) + (n - happened) * Math.log1p(-rate);
    }
}
