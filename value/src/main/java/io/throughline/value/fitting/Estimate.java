package io.throughline.value.fitting;

import org.jspecify.annotations.Nullable;

/**
 * A number with the interval in which the truth lies with a confidence of 95 %.
 *
 * @param value the best guess
 * @param low lower end, null if the data cannot give an interval
 * @param high upper end, null exactly if {@code low} is
 */
public record Estimate(
        double value, @Nullable Double low, @Nullable Double high) {

    /** The 97.5 % point of the standard normal distribution. */
    public static final double Z95 = 1.959963984540054;

    /** A number without an interval. */
    public static Estimate of(double value) {
        return new Estimate(value, null, null);
    }

    /** {@code value ± 1.96 standard errors}. */
    public static Estimate normal(double value, double standardError) {
        return new Estimate(value, value - Z95 * standardError, value + Z95 * standardError);
    }

    /** The interval of a positive number whose logarithm is near normal: {@code value * exp(± 1.96 standard errors)}. */
    public static Estimate logNormal(double value, double standardErrorOfLogarithm) {
        double factor = Math.exp(Z95 * standardErrorOfLogarithm);
        return new Estimate(value, value / factor, value * factor);
    }
}
