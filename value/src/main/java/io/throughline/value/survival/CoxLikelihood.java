package io.throughline.value.survival;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The partial log-likelihood of a Cox model over standardised covariates. */
final class CoxLikelihood {

    private final List<Life> lives;
    private final int p;
    private final Ties ties;
    private final double[][] x;
    private final double[] mean;
    private final double[] spread;

    /**
     * Value, gradient and information at some coefficients.
     *
     * @param information minus the second derivatives
     */
    record Slope(double value, double[] gradient, double[][] information) {}

    CoxLikelihood(List<Life> unordered, int p, Ties ties) {
        this.p = p;
        this.ties = ties;
        this.lives = new ArrayList<>(unordered);
        // from the longest: each joins those at risk before the events of its time are counted
        lives.sort(Comparator.comparingDouble(Life::duration).reversed());
        mean = new double[p];
        spread = new double[p];
        x = new double[lives.size()][p];
        for (int i = 0; i < x.length; i++) {
            List<Double> covariates = lives.get(i).covariates();
            if (covariates.size() != p) {
                throw new IllegalArgumentException(
                        "need " + p + " covariates of each customer, but one has " + covariates.size());
            }
            for (int j = 0; j < p; j++) {
                x[i][j] = covariates.get(j);
                mean[j] += x[i][j] / x.length;
            }
        }
        for (double[] row : x) {
            for (int j = 0; j < p; j++) {
                row[j] -= mean[j];
                spread[j] += row[j] * row[j] / x.length;
            }
        }
        for (int j = 0; j < p; j++) {
            spread[j] = Math.sqrt(spread[j]);
            for (double[] row : x) {
                row[j] = spread[j] > 0 ? row[j] / spread[j] : 0;
            }
        }
    }

    void checkVaries() {
        for (int j = 0; j < p; j++) {
            if (!(spread[j] > 1e-12 * Math.abs(mean[j]))) {
                throw new IllegalArgumentException("covariate " + (j + 1) + " is the same for all customers");
            }
        }
    }

    long events() {
        return lives.stream().filter(Life::churned).count();
    }

    /** Coefficients or their errors in the units of the covariates. */
    List<Double> original(double[] standardised) {
        double[] values = new double[p];
        for (int j = 0; j < p; j++) {
            values[j] = standardised[j] / spread[j];
        }
        return CoxEstimator.list(values);
    }

    /** Linear predictors in the order of the customers as they came. */
    java.util.Map<Life, Double> predictors(double[] b) {
        java.util.Map<Life, Double> predictors = new java.util.IdentityHashMap<>();
        for (int i = 0; i < x.length; i++) {
            predictors.put(lives.get(i), dot(b, x[i]));
        }
        return predictors;
    }

    Slope at(double[] b) {
        double value = 0;
        double[] gradient = new double[p];
        double[][] information = new double[p][p];
        Risk all = new Risk();
        for (int from = 0, to; from < x.length; from = to) {
            Risk dying = new Risk();
            int deaths = 0;
            for (to = from;
                    to < x.length && lives.get(to).duration() == lives.get(from).duration();
                    to++) {
                double predictor = dot(b, x[to]);
                double weight = Math.exp(predictor);
                all.add(weight, x[to]);
                if (lives.get(to).churned()) {
                    deaths++;
                    dying.add(weight, x[to]);
                    value += predictor;
                    for (int j = 0; j < p; j++) {
                        gradient[j] += x[to][j];
                    }
                }
            }
            for (int death = 0; death < deaths; death++) {
                double share = ties == Ties.EFRON ? death / (double) deaths : 0;
                double s0 = all.s0 - share * dying.s0;
                value -= Math.log(s0);
                for (int j = 0; j < p; j++) {
                    double meanJ = (all.s1[j] - share * dying.s1[j]) / s0;
                    gradient[j] -= meanJ;
                    for (int k = 0; k <= j; k++) {
                        double meanK = (all.s1[k] - share * dying.s1[k]) / s0;
                        information[j][k] += (all.s2[j][k] - share * dying.s2[j][k]) / s0 - meanJ * meanK;
                    }
                }
            }
        }
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < j; k++) {
                information[k][j] = information[j][k];
            }
        }
        return new Slope(value, gradient, information);
    }

    private static double dot(double[] b, double[] row) {
        double sum = 0;
        for (int j = 0; j < b.length; j++) {
            sum += b[j] * row[j];
        }
        return sum;
    }

    /** Sums over those at risk: of their weights, and of weights times covariates and their products. */
    private final class Risk {
        double s0;
        final double[] s1 = new double[p];
        final double[][] s2 = new double[p][p];

        void add(double weight, double[] row) {
            s0 += weight;
            for (int j = 0; j < p; j++) {
                double part = weight * row[j];
                s1[j] += part;
                for (int k = 0; k <= j; k++) {
                    s2[j][k] += part * row[k];
                }
            }
        }
    }
}
