package io.throughline.value.experiments;

import io.throughline.value.sums.Comoments;
import org.jspecify.annotations.Nullable;

/**
 * The difference of two arms' ratios of sums, for example spend for each visit, where units are randomised but not visits:
 *
 * <pre>{@code R = mean(y) / mean(x)
 * var(R) = (var(y) - 2 R cov(x, y) + R^2 var(x)) / (n mean(x)^2)}</pre>
 *
 * <p>Deng, Knoblich &amp; Lu (2018), "Applying the delta method in metric analytics".
 *
 * @param control ratio of the control
 * @param treatment ratio of the treatment
 * @param effect their difference
 * @param standardError of it, 0 or more
 * @param pValue two-sided, normal; null if there is no error to judge by
 */
public record RatioDifference(
        double control,
        double treatment,
        double effect,
        double standardError,
        @Nullable Double pValue) {

    /**
     * The difference.
     *
     * @param numerator which variable of the arms is summed above
     * @param denominator which below
     * @throws IllegalArgumentException if a denominator sums up to 0
     */
    public static RatioDifference of(Comoments control, Comoments treatment, int numerator, int denominator) {
        double one = ratio(control, numerator, denominator);
        double other = ratio(treatment, numerator, denominator);
        double error = Math.sqrt(squaredError(control, one, numerator, denominator)
                + squaredError(treatment, other, numerator, denominator));
        return new RatioDifference(
                one, other, other - one, error, error > 0 ? (Double) Tails.normal((other - one) / error) : null);
    }

    private static double ratio(Comoments arm, int numerator, int denominator) {
        if (arm.sum(denominator) == 0) {
            throw new IllegalArgumentException("the denominator of a ratio must not sum up to 0 in an arm");
        }
        return arm.sum(numerator) / arm.sum(denominator);
    }

    private static double squaredError(Comoments arm, double ratio, int numerator, int denominator) {
        double variance = arm.covariance(numerator, numerator)
                - 2 * ratio * arm.covariance(numerator, denominator)
                + ratio * ratio * arm.covariance(denominator, denominator);
        double mean = arm.mean(denominator);
        return Math.max(0, variance) / (arm.count() * mean * mean);
    }
}
