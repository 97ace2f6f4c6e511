package io.throughline.value.regression;

import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Newton's method for penalised logistic regression, which is iteratively reweighted least squares, with step halving.
 *
 * @param solution intercept, then weights
 * @param logLikelihood at the solution, without the penalty
 * @param converged whether the last step was small
 * @param covariance inverse of the penalised information
 */
public record LogisticNewton(double[] solution, double logLikelihood, boolean converged, RealMatrix covariance) {

    private static final int STEPS = 60;
    private static final double NEAR = 1e-6;

    /** Keeps the information invertible where a column does not vary. */
    private static final double FLOOR = 1e-13;

    /**
     * The maximum of the log-likelihood less {@code ridge / 2} times the sum of the squared weights; the intercept is free.
     *
     * @param x standardised columns after one of ones, a row for each observation
     * @param y the outcomes
     * @param ridge 0 or more
     * @throws IllegalArgumentException if columns are too large or too alike to be told apart
     */
    public static LogisticNewton solve(double[][] x, boolean[] y, double ridge) {
        int p = x[0].length;
        double[] solution = new double[p];
        double objective = logLikelihood(x, y, solution) - penalty(solution, ridge);
        boolean converged = false;
        CholeskyDecomposition information = information(x, solution, ridge);
        for (int step = 0; step < STEPS && !converged; step++) {
            double[] move = information
                    .getSolver()
                    .solve(new ArrayRealVector(gradient(x, y, solution, ridge), false))
                    .toArray();
            double length = 1;
            double[] next = moved(solution, move, length);
            double there = logLikelihood(x, y, next) - penalty(next, ridge);
            // So near the maximum the objective's rounding hides its rise, and a whole step squares the distance.
            boolean near = largest(move) < NEAR;
            while (there < objective && length > 1e-6 && !near) {
                length /= 2;
                next = moved(solution, move, length);
                there = logLikelihood(x, y, next) - penalty(next, ridge);
            }
            converged = near;
            if (near || there >= objective) {
                solution = next;
                objective = there;
            }
            information = information(x, solution, ridge);
        }
        boolean held = converged && largest(solution) < 30;
        return new LogisticNewton(
                solution,
                logLikelihood(x, y, solution),
                held,
                information.getSolver().getInverse());
    }

    private static double logLikelihood(double[][] x, boolean[] y, double[] solution) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double u = y[i] ? -dot(x[i], solution) : dot(x[i], solution);
            sum -= u > 0 ? u + Math.log1p(Math.exp(-u)) : Math.log1p(Math.exp(u));
        }
        return sum;
    }

    private static double penalty(double[] solution, double ridge) {
        double squares = 0;
        for (int j = 1; j < solution.length; j++) {
            squares += solution[j] * solution[j];
        }
        return ridge / 2 * squares;
    }

    private static double[] gradient(double[][] x, boolean[] y, double[] solution, double ridge) {
        double[] gradient = new double[solution.length];
        for (int i = 0; i < x.length; i++) {
            double rest = (y[i] ? 1 : 0) - 1 / (1 + Math.exp(-dot(x[i], solution)));
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += rest * x[i][j];
            }
        }
        for (int j = 1; j < gradient.length; j++) {
            gradient[j] -= ridge * solution[j];
        }
        return gradient;
    }

    private static CholeskyDecomposition information(double[][] x, double[] solution, double ridge) {
        int p = solution.length;
        double[][] sums = new double[p][p];
        for (double[] row : x) {
            double probability = 1 / (1 + Math.exp(-dot(row, solution)));
            double weight = probability * (1 - probability);
            for (int j = 0; j < p; j++) {
                double weighted = weight * row[j];
                for (int k = 0; k <= j; k++) {
                    sums[j][k] += weighted * row[k];
                }
            }
        }
        for (int j = 0; j < p; j++) {
            sums[j][j] += FLOOR * x.length + (j > 0 ? ridge : 0);
            for (int k = 0; k < j; k++) {
                sums[k][j] = sums[j][k];
            }
        }
        try {
            return new CholeskyDecomposition(MatrixUtils.createRealMatrix(sums), 1e-9, 0);
        } catch (MathIllegalArgumentException collinear) {
            throw new IllegalArgumentException("the features are too large or too alike to be told apart", collinear);
        }
    }

    private static double[] moved(double[] from, double[] move, double length) {
        double[] to = new double[from.length];
        for (int j = 0; j < to.length; j++) {
            to[j] = from[j] + length * move[j];
        }
        return to;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int j = 0; j < one.length; j++) {
            sum += one[j] * other[j];
        }
        return sum;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
