package io.throughline.value.churn;

import io.throughline.value.fitting.Fit;
import io.throughline.value.fitting.FitStatus;
import io.throughline.value.regression.LogisticNewton;
import io.throughline.value.regression.Scales;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.linear.RealMatrix;

/**
 * Fits {@link LogisticModel} by penalised maximum likelihood: the log-likelihood less {@code ridge / 2} times the sum of the
 * squared weights of standardised features; the intercept is free. le Cessie &amp; van Houwelingen (1992), "Ridge
 * estimators in logistic regression". The same examples in any order give the same bits.
 */
public final class LogisticEstimator {

    /** Of each label; with fewer, no weight can be told. */
    static final int NEEDED = 10;

    private static final Comparator<ChurnExample> ORDER = Comparator.comparing(ChurnExample::customerId)
            .thenComparing(ChurnExample::churned)
            .thenComparing(example -> example.features().toString());

    private LogisticEstimator() {}

    /**
     * The fitted model. {@link FitStatus#BOUNDARY} if the features separate the labels and no ridge holds the weights;
     * no model with fewer than 10 examples of either label.
     *
     * @param features their names
     * @param examples with a value for each feature
     * @param ridge strength of the penalty, 0 or more; 1 is the usual default
     * @return covariance in the order intercept, weights
     * @throws IllegalArgumentException if the ridge is negative, or an example lacks a value or has one that is not
     *     finite; names the customer
     */
    public static Fit<LogisticModel> fit(List<String> features, List<ChurnExample> examples, double ridge) {
        if (!(ridge >= 0)) {
            throw new IllegalArgumentException("ridge must be 0 or more, but was " + ridge);
        }
        long churned = examples.stream().filter(ChurnExample::churned).count();
        if (churned < NEEDED || examples.size() - churned < NEEDED) {
            return Fit.tooLittleData(examples.size());
        }
        List<ChurnExample> ordered = examples.stream().sorted(ORDER).toList();
        double[][] x = values(features, ordered);
        boolean[] y = new boolean[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = ordered.get(i).churned();
        }
        Scales scales = Scales.standardise(x, 1);
        LogisticNewton newton = LogisticNewton.solve(x, y, ridge);
        List<Double> weights = new ArrayList<>();
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int j = 1; j < newton.solution().length; j++) {
            weights.add(newton.solution()[j]);
            means.add(scales.mean(j - 1));
            deviations.add(scales.deviation(j - 1));
        }
        LogisticModel model = new LogisticModel(features, newton.solution()[0], weights, means, deviations);
        FitStatus status = newton.converged() ? FitStatus.INTERIOR : FitStatus.BOUNDARY;
        return new Fit<>(
                model,
                status,
                newton.logLikelihood(),
                examples.size(),
                newton.converged() ? rows(newton.covariance()) : List.of());
    }

    /** One row for each example: 1, then its values. */
    private static double[][] values(List<String> features, List<ChurnExample> examples) {
        double[][] x = new double[examples.size()][features.size() + 1];
        for (int i = 0; i < x.length; i++) {
            ChurnExample example = examples.get(i);
            if (example.features().size() != features.size()) {
                throw new IllegalArgumentException(
                        "need " + features.size() + " features of customer " + example.customerId() + ", but got "
                                + example.features().size());
            }
            x[i][0] = 1;
            for (int j = 0; j < features.size(); j++) {
                double value = example.features().get(j);
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException(features.get(j) + " of customer " + example.customerId()
                            + " must be finite, but was " + value);
                }
                x[i][j + 1] = value;
            }
        }
        return x;
    }

    private static List<List<Double>> rows(RealMatrix matrix) {
        List<List<Double>> rows = new ArrayList<>();
        for (double[] row : matrix.getData()) {
            rows.add(java.util.Arrays.stream(row).boxed().toList());
        }
        return rows;
    }
}
