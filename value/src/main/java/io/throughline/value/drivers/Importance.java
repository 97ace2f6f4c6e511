package io.throughline.value.drivers;

import io.throughline.value.sums.Comoments;
import io.throughline.value.sums.ShapleyValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * How much of an outcome's variance each of some drivers goes with, where they go with each other. Neither measure proves a
 * cause.
 */
public final class Importance {

    /** Drivers up to which every set of them is asked. */
    public static final int MOST_DRIVERS = 20;

    private final int drivers;
    private final double[][] correlations;

    private Importance(int drivers, double[][] correlations) {
        this.drivers = drivers;
        this.correlations = correlations;
    }

    /**
     * Of the last variable, by all others.
     *
     * @throws IllegalArgumentException with no driver or more than {@link #MOST_DRIVERS}, or if a variable does not vary
     */
    public static Importance of(Comoments variables, List<String> names) {
        int drivers = variables.variables() - 1;
        if (drivers < 1 || drivers > MOST_DRIVERS) {
            throw new IllegalArgumentException("need 1 to " + MOST_DRIVERS + " drivers, but got " + drivers);
        }
        double[][] correlations = new double[drivers + 1][drivers + 1];
        for (int i = 0; i <= drivers; i++) {
            if (!(variables.centred(i, i) > 0)) {
                throw new IllegalArgumentException(
                        names.get(i) + " does not vary: it can neither explain nor be explained");
            }
            for (int j = 0; j <= drivers; j++) {
                correlations[i][j] = i == j
                        ? 1
                        : variables.centred(i, j) / Math.sqrt(variables.centred(i, i) * variables.centred(j, j));
            }
        }
        return new Importance(drivers, correlations);
    }

    /** Pearson's correlation of each driver with the outcome, -1 to 1. */
    public List<Double> correlations() {
        List<Double> with = new ArrayList<>();
        for (int i = 0; i < drivers; i++) {
            with.add(correlations[i][drivers]);
        }
        return with;
    }

    /** Share of the outcome's variance that all drivers together explain linearly, 0 to 1. */
    public double r2() {
        return r2((1 << drivers) - 1);
    }

    /**
     * What each driver adds to R2, mean over all orders in which they could be added; together R2. Lindeman, Merenda &amp; Gold
     * (1980), "Introduction to Bivariate and Multivariate Analysis".
     */
    public List<Double> lmg() {
        double[] worth = new double[1 << drivers];
        for (int set = 1; set < worth.length; set++) {
            worth[set] = r2(set);
        }
        return Arrays.stream(ShapleyValues.of(worth, drivers)).boxed().toList();
    }

    /**
     * Relative weights by way of the orthogonal variables that are nearest to the drivers; together R2. Johnson (2000), "A
     * heuristic method for estimating the relative weight of predictor variables in multiple regression".
     */
    public List<Double> johnson() {
        RealMatrix between = MatrixUtils.createRealMatrix(drivers, drivers);
        double[] with = new double[drivers];
        for (int i = 0; i < drivers; i++) {
            for (int j = 0; j < drivers; j++) {
                between.setEntry(i, j, correlations[i][j]);
            }
            with[i] = correlations[i][drivers];
        }
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(between);
        double[][] loadings = new double[drivers][drivers];
        double[] coordinates = new double[drivers];
        for (int k = 0; k < drivers; k++) {
            double root = Math.sqrt(Math.max(0, eigen.getEigenvalue(k)));
            double along = eigen.getEigenvector(k).dotProduct(MatrixUtils.createRealVector(with));
            for (int i = 0; i < drivers; i++) {
                for (int j = 0; j < drivers; j++) {
                    loadings[i][j] += root
                            * eigen.getEigenvector(k).getEntry(i)
                            * eigen.getEigenvector(k).getEntry(j);
                }
                coordinates[i] +=
                        root > 1e-9 ? along / root * eigen.getEigenvector(k).getEntry(i) : 0;
            }
        }
        List<Double> weights = new ArrayList<>();
        for (int i = 0; i < drivers; i++) {
            double weight = 0;
            for (int j = 0; j < drivers; j++) {
                weight += loadings[i][j] * loadings[i][j] * coordinates[j] * coordinates[j];
            }
            weights.add(weight);
        }
        return weights;
    }

    /** R2 of a set of drivers by Cholesky; one that others explain wholly adds nothing. */
    private double r2(int set) {
        int[] members = new int[Integer.bitCount(set)];
        int size = 0;
        for (int i = 0; i < drivers; i++) {
            if ((set >> i & 1) == 1) {
                members[size++] = i;
            }
        }
        double[][] lower = new double[size][size];
        double explained = 0;
        double[] forward = new double[size];
        for (int i = 0; i < size; i++) {
            double left = 1;
            double rest = correlations[members[i]][drivers];
            for (int j = 0; j < i; j++) {
                double value = correlations[members[i]][members[j]];
                for (int k = 0; k < j; k++) {
                    value -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = lower[j][j] > 0 ? value / lower[j][j] : 0;
                left -= lower[i][j] * lower[i][j];
                rest -= lower[i][j] * forward[j];
            }
            lower[i][i] = left > 1e-12 ? Math.sqrt(left) : 0;
            forward[i] = lower[i][i] > 0 ? rest / lower[i][i] : 0;
            explained += forward[i] * forward[i];
        }
        return Math.min(1, explained);
    }
}
