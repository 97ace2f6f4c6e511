package io.throughline.jobs.analysis;

import io.throughline.value.boosting.BoostedTrees;
import io.throughline.value.boosting.BoostedTreesEstimator;
import io.throughline.value.boosting.BoostingSettings;
import io.throughline.value.churn.Calibration;
import io.throughline.value.churn.ChurnExample;
import io.throughline.value.churn.LogisticEstimator;
import io.throughline.value.churn.LogisticModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Models of leaving: how they are fitted, and what they say of a row. */
public final class ChurnModels {

    private static final double RIDGE = 1;

    private ChurnModels() {}

    /** Log-odds of leaving, and what each number of a row adds to them. */
    public interface LogOdds {

        /** Log-odds of a row. */
        double of(double[] row);

        /** What each number adds, against an average customer. */
        double[] contributions(double[] row);
    }

    /** Which model. */
    public enum Kind {
        /** Logistic regression with a ridge of 1 on standardised numbers. */
        LOGISTIC("logistic_regression_l2_C1"),

        /** Gradient-boosted trees. */
        TREES("hist_gradient_boosting"),

        /** The mean of both in log-odds. */
        BLEND("blend_lr_hgb");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** Its name in documents. */
        public String key() {
            return key;
        }
    }

    /** All kinds, fitted on the same rows. @throws IllegalArgumentException with fewer than 10 rows of either label */
    public static Map<Kind, LogOdds> fit(
            List<String> names, List<String> ids, double[][] x, boolean[] y, BoostingSettings settings) {
        List<ChurnExample> examples = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            examples.add(
                    new ChurnExample(ids.get(i), Arrays.stream(x[i]).boxed().toList(), y[i]));
        }
        LogisticModel logistic = LogisticEstimator.fit(names, examples, RIDGE).model();
        if (logistic == null) {
            throw new IllegalArgumentException(
                    "too little data: a model needs 10 customers or more who left and 10 who stayed, and has "
                            + examples.stream().filter(ChurnExample::churned).count() + " of " + x.length
                            + " who left");
        }
        BoostedTrees trees = BoostedTreesEstimator.fit(x, y, settings);
        LogOdds one = new Linear(logistic);
        LogOdds other = new Trees(trees);
        Map<Kind, LogOdds> models = new TreeMap<>();
        models.put(Kind.LOGISTIC, one);
        models.put(Kind.TREES, other);
        models.put(Kind.BLEND, new Mean(one, other));
        return models;
    }

    /** Platt's calibration of log-odds by what happened. */
    public static Calibration calibration(List<String> ids, double[] logOdds, boolean[] y) {
        List<ChurnExample> examples = new ArrayList<>();
        for (int i = 0; i < y.length; i++) {
            examples.add(new ChurnExample(ids.get(i), List.of(logOdds[i]), y[i]));
        }
        LogisticModel line =
                LogisticEstimator.fit(List.of("log_odds"), examples, RIDGE).model();
        if (line == null) {
            return Calibration.NONE;
        }
        double slope = line.weights().get(0) / line.deviations().get(0);
        return new Calibration(line.intercept() - slope * line.means().get(0), slope);
    }

    private record Linear(LogisticModel model) implements LogOdds {

        @Override
        public double of(double[] row) {
            double sum = model.intercept();
            for (double part : contributions(row)) {
                sum += part;
            }
            return sum;
        }

        @Override
        public double[] contributions(double[] row) {
            double[] parts = new double[row.length];
            for (int j = 0; j < row.length; j++) {
                parts[j] = model.weights().get(j)
                        * (row[j] - model.means().get(j))
                        / model.deviations().get(j);
            }
            return parts;
        }
    }

    private record Trees(BoostedTrees model) implements LogOdds {

        @Override
        public double of(double[] row) {
            return model.logOdds(row);
        }

        @Override
        public double[] contributions(double[] row) {
            return model.contributions(row);
        }
    }

    private record Mean(LogOdds one, LogOdds other) implements LogOdds {

        @Override
        public double of(double[] row) {
            return (one.of(row) + other.of(row)) / 2;
        }

        @Override
        public double[] contributions(double[] row) {
            double[] parts = one.contributions(row);
            double[] more = other.contributions(row);
            for (int j = 0; j < parts.length; j++) {
                parts[j] = (parts[j] + more[j]) / 2;
            }
            return parts;
        }
    }
}
