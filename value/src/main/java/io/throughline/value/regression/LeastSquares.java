package io.throughline.value.regression;

import io.throughline.value.sums.Comoments;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Linear regression by least squares, from sums; rows in any order give the same bits.
 *
 * @param intercept where all columns are 0
 * @param coefficients for each unit of a column
 */
public record LeastSquares(double intercept, List<Double> coefficients) {

    /**
     * The fit; a column that does not vary gets 0.
     *
     * @param x finite values, a row for each observation
     * @param y finite outcomes
     * @throws IllegalArgumentException if columns say the same
     */
    public static LeastSquares fit(double[][] x, double[] y) {
        int k = x[0].length;
        Comoments sums = new Comoments(k + 1);
        double[] row = new double[k + 1];
        for (int i = 0; i < x.length; i++) {
            System.arraycopy(x[i], 0, row, 0, k);
            row[k] = y[i];
            sums.add(row);
        }
        double[] scale = new double[k];
        RealMatrix correlations = MatrixUtils.createRealIdentityMatrix(k);
        double[] with = new double[k];
        for (int i = 0; i < k; i++) {
            double own = sums.centred(i, i);
            scale[i] = own > 0 ? 1 / Math.sqrt(own) : 0;
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                if (i != j) {
                    correlations.setEntry(i, j, sums.centred(i, j) * scale[i] * scale[j]);
                }
            }
            with[i] = sums.centred(i, k) * scale[i];
        }
        try {
            double[] slopes = new CholeskyDecomposition(correlations, 1e-9, 1e-12)
                    .getSolver()
                    .solve(MatrixUtils.createRealVector(with))
                    .toArray();
            double intercept = sums.mean(k);
            List<Double> coefficients = new ArrayList<>();
            for (int i = 0; i < k; i++) {
                coefficients.add(slopes[i] * scale[i]);
                intercept -= slopes[i] * scale[i] * sums.mean(i);
            }
            return new LeastSquares(intercept, coefficients);
        } catch (MathIllegalArgumentException alike) {
            throw new IllegalArgumentException("columns that say the same cannot be told apart", alike);
        }
    }

    /** The expected outcome of a row. */
    public double expected(double[] row) {
        double sum = intercept;
        for (int j = 0; j < row.length; j++) {
            sum += coefficients.get(j) * row[j];
        }
        return sum;
    }
}
