package io.throughline.value.fitting;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.jspecify.annotations.Nullable;

/**
 * Where a log-likelihood of a handful of coordinates is largest.
 *
 * <p>Newton's method with Levenberg damping (Nocedal &amp; Wright 2006, "Numerical Optimization", chapters 3 and 4) from
 * several starts, the curvature by central differences of the analytic gradient. Hipparchus' scalar optimisers know
 * no curvature, which the standard errors need anyway. The same input gives the same bits.
 *
 * @param point where it is
 * @param value log-likelihood there
 * @param interior false if a coordinate ran to the edge of {@code [-LIMIT, LIMIT]}, or the curvature is not that of a
 *     maximum or so flat that a standard error exceeds 10
 * @param covariance inverse of the observed information by these coordinates, null unless interior
 */
public record Maximum(
        double[] point,
        double value,
        boolean interior,
        @Nullable RealMatrix covariance) {

    /** Coordinates stay within this distance of 0; as logarithms, parameters from 6e-6 to 160,000. */
    public static final double LIMIT = 12;

    private static final int STEPS = 200;

    /** Steps from each start, before the climb goes on from the highest point reached. */
    private static final int FIRST_STEPS = 4;

    private static final double FLAT = 1e-11;
    /** Largest standard error of a coordinate that is known at all. */
    private static final double FLATTEST = 10;

    /** On a ridge without an end so many steps with so small a share of rise are enough; at a maximum Newton needs fewer. */
    private static final int SMALL_STEPS = 6;

    private static final double SMALL_RISE = 1e-9;
    private static final double ROUNDING = 1e-13;
    private static final double DIFFERENCE = 1e-5;

    /**
     * The maximum above the start that leads highest in its first steps.
     *
     * @param likelihood to be maximised
     * @param starts one or more points within the limits
     * @param scale size of the data, for example the number of customers: a gradient of 1e-11 of it counts as flat
     */
    public static Maximum of(Likelihood likelihood, List<double[]> starts, double scale) {
        double[] best = starts.get(0);
        double highest = Double.NEGATIVE_INFINITY;
        for (double[] start : starts) {
            double[] end = climb(likelihood, start.clone(), scale, FIRST_STEPS);
            double value = likelihood.at(end, new double[end.length]);
            if (value > highest + 1e-9 * Math.abs(value)) {
                highest = value;
                best = end;
            }
        }
        best = climb(likelihood, best, scale, STEPS);
        highest = likelihood.at(best, new double[best.length]);
        RealMatrix covariance = inside(best) ? known(inverse(curvature(likelihood, best))) : null;
        return new Maximum(best, highest, covariance != null, covariance);
    }

    /**
     * Covariance of parameters whose logarithms, up to constants, are the coordinates (delta method).
     *
     * @param factors derivative of each parameter by its coordinate, for a logarithm the parameter itself
     * @return rows; empty unless interior
     */
    public List<List<Double>> covariance(double[] factors) {
        List<List<Double>> rows = new ArrayList<>();
        if (covariance != null) {
            for (int i = 0; i < factors.length; i++) {
                List<Double> row = new ArrayList<>();
                for (int j = 0; j < factors.length; j++) {
                    row.add(factors[i] * covariance.getEntry(i, j) * factors[j]);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static double[] climb(Likelihood likelihood, double[] point, double scale, int steps) {
        double[] gradient = new double[point.length];
        double value = likelihood.at(point, gradient);
        double damping = 1e-3;
        int small = 0;
        for (int step = 0;
                step < steps && small < SMALL_STEPS && largest(gradient) > FLAT * scale && damping < 1e12;
                step++) {
            double before = value;
            RealMatrix information = roughCurvature(likelihood, point, gradient);
            boolean higher = false;
            while (!higher && damping < 1e12) {
                double[] next = next(point, gradient, information, damping);
                double[] slope = new double[point.length];
                double there = next == null ? Double.NEGATIVE_INFINITY : likelihood.at(next, slope);
                // near the top rounding hides the rise, not the flattening
                boolean level = there > value - ROUNDING * Math.abs(value);
                higher = there > value || (level && largest(slope) < largest(gradient));
                if (higher && next != null) {
                    point = next;
                    gradient = slope;
                    value = there;
                    damping = Math.max(damping / 10, 1e-12);
                } else {
                    damping *= 10;
                }
            }
            small = value - before <= SMALL_RISE * Math.abs(value) ? small + 1 : 0;
        }
        return point;
    }

    private static double @Nullable [] next(double[] point, double[] gradient, RealMatrix information, double damping) {
        RealMatrix damped = information.copy();
        for (int i = 0; i < point.length; i++) {
            damped.addToEntry(i, i, damping * (1 + Math.abs(information.getEntry(i, i))));
        }
        RealMatrix inverse = inverse(damped);
        if (inverse == null) {
            return null;
        }
        double[] move = inverse.operate(gradient);
        // A longer step leaves the region in which the curvature is known.
        double shorten = Math.min(1, 2 / Math.max(largest(move), 1e-300));
        double[] next = new double[point.length];
        for (int i = 0; i < next.length; i++) {
            next[i] = Math.max(-LIMIT, Math.min(LIMIT, point[i] + shorten * move[i]));
        }
        return next;
    }

    /** The observed information by forward differences: half the cost, digits enough to climb. */
    private static RealMatrix roughCurvature(Likelihood likelihood, double[] point, double[] gradient) {
        int n = point.length;
        double[][] second = new double[n][n];
        double[] up = new double[n];
        for (int i = 0; i < n; i++) {
            double[] near = point.clone();
            near[i] = point[i] + DIFFERENCE;
            likelihood.at(near, up);
            for (int j = 0; j < n; j++) {
                second[i][j] = (gradient[j] - up[j]) / DIFFERENCE;
            }
        }
        return symmetric(second);
    }

    /** The observed information: minus the second derivatives. */
    private static RealMatrix curvature(Likelihood likelihood, double[] point) {
        int n = point.length;
        double[][] second = new double[n][n];
        double[] up = new double[n];
        double[] down = new double[n];
        for (int i = 0; i < n; i++) {
            double[] near = point.clone();
            near[i] = point[i] + DIFFERENCE;
            likelihood.at(near, up);
            near[i] = point[i] - DIFFERENCE;
            likelihood.at(near, down);
            for (int j = 0; j < n; j++) {
                second[i][j] = (down[j] - up[j]) / (2 * DIFFERENCE);
            }
        }
        return symmetric(second);
    }

    private static RealMatrix symmetric(double[][] second) {
        RealMatrix matrix = MatrixUtils.createRealMatrix(second);
        return matrix.add(matrix.transpose()).scalarMultiply(0.5);
    }

    /** The inverse of a positive definite matrix, null for any other. */
    private static @Nullable RealMatrix inverse(RealMatrix matrix) {
        try {
            return new CholeskyDecomposition(matrix, 1e-8, 1e-12).getSolver().getInverse();
        } catch (MathIllegalArgumentException notPositiveDefinite) {
            return null;
        }
    }

    private static boolean inside(double[] point) {
        return largest(point) < LIMIT - 1e-2;
    }

    /** Nothing where a coordinate is known so badly that the likelihood is flat along it. */
    private static @Nullable RealMatrix known(@Nullable RealMatrix covariance) {
        for (int i = 0; covariance != null && i < covariance.getRowDimension(); i++) {
            if (!(covariance.getEntry(i, i) < FLATTEST * FLATTEST)) {
                return null;
            }
        }
        return covariance;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
