package io.throughline.value.experiments;

import io.throughline.value.sums.Comoments;
import java.util.List;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * The difference of what a regression in each arm foretells for all units:
 *
 * <pre>{@code effect = (m1 - b1'(mean1(x) - mean(x))) - (m0 - b0'(mean0(x) - mean(x)))
 * se^2 = RSS1 / ((n1 - k) n1) + RSS0 / ((n0 - k) n0),  k covariates and the intercept}</pre>
 *
 * <p>Lin (2013), "Agnostic notes on regression adjustments to experimental data".
 *
 * @param effect in the metric's units
 * @param standardError of it, above 0
 * @param z their ratio
 * @param pValue two-sided, normal
 */
public record RegressionAdjustment(double effect, double standardError, double z, double pValue) {

    /**
     * The adjusted difference.
     *
     * @param metric which variable of the arms is the metric
     * @param covariates which are covariates from before the experiment, one or more
     * @throws IllegalArgumentException if an arm has too few units or covariates that cannot be told apart
     */
    public static RegressionAdjustment of(
            Comoments control, Comoments treatment, int metric, List<Integer> covariates) {
        Fitted one = Fitted.of(control, treatment, metric, covariates);
        Fitted other = Fitted.of(treatment, control, metric, covariates);
        double effect = other.mean() - one.mean();
        double error = Math.sqrt(one.squaredError() + other.squaredError());
        if (!(error > 0)) {
            throw new IllegalArgumentException(
                    "the covariates explain the metric wholly: there is no error to judge by");
        }
        return new RegressionAdjustment(effect, error, effect / error, Tails.normal(effect / error));
    }

    private record Fitted(double mean, double squaredError) {

        static Fitted of(Comoments arm, Comoments rest, int metric, List<Integer> covariates) {
            int k = covariates.size();
            double[][] own = new double[k][k];
            double[] with = new double[k];
            double[] away = new double[k];
            for (int i = 0; i < k; i++) {
                int x = covariates.get(i);
                for (int j = 0; j < k; j++) {
                    own[i][j] = arm.centred(x, covariates.get(j));
                }
                with[i] = arm.centred(x, metric);
                double all = (arm.sum(x) + rest.sum(x)) / (arm.count() + rest.count());
                away[i] = all - arm.mean(x);
            }
            long freedom = arm.count() - k - 1;
            if (freedom < 1) {
                throw new IllegalArgumentException("need more than " + (k + 1) + " units in an arm for " + k
                        + " covariates, but got " + arm.count());
            }
            RealVector slopes = slopes(own, with);
            double left = arm.centred(metric, metric) - slopes.dotProduct(MatrixUtils.createRealVector(with));
            return new Fitted(
                    arm.mean(metric) + slopes.dotProduct(MatrixUtils.createRealVector(away)),
                    Math.max(0, left) / freedom / arm.count());
        }

        /** Solved with each covariate on the scale of its scatter. */
        private static RealVector slopes(double[][] own, double[] with) {
            int k = with.length;
            double[] scale = new double[k];
            for (int i = 0; i < k; i++) {
                scale[i] = own[i][i] > 0 ? 1 / Math.sqrt(own[i][i]) : 0;
            }
            RealMatrix correlations = MatrixUtils.createRealMatrix(k, k);
            double[] scaled = new double[k];
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    correlations.setEntry(i, j, own[i][j] * scale[i] * scale[j]);
                }
                scaled[i] = with[i] * scale[i];
            }
            try {
                double[] slopes = new CholeskyDecomposition(correlations, 1e-9, 1e-12)
                        .getSolver()
                        .solve(MatrixUtils.createRealVector(scaled))
                        .toArray();
                for (int i = 0; i < k; i++) {
                    slopes[i] *= scale[i];
                }
                return MatrixUtils.createRealVector(slopes);
            } catch (MathIllegalArgumentException alike) {
                throw new IllegalArgumentException(
                        "covariates that do not vary in an arm, or say the same, cannot be told apart", alike);
            }
        }
    }
}
