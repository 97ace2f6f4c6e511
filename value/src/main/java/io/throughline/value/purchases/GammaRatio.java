package io.throughline.value.purchases;

import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/**
 * Ratios of gamma functions whose logarithms are near each other.
 *
 * <p>Differences of log-gammas lose all digits where an argument is large; here short ratios are sums of logarithms, long
 * ones go through the beta function, whose logarithm is computed without that loss (Didonato &amp; Morris 1992,
 * "Algorithm 708").
 */
final class GammaRatio {

    private static final int FEW = 64;

    private GammaRatio() {}

    /** {@code ln(G(y + n) / G(y))} for y greater than 0. */
    static double log(double y, long n) {
        if (n > FEW) {
            return Gamma.logGamma(n) - Beta.logBeta(n, y);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.log(y + i);
        }
        return sum;
    }

    /** {@code psi(y + n) - psi(y)}, the derivative of {@link #log} by y. */
    static double slope(double y, long n) {
        if (n > FEW) {
            return digamma(y + n) - digamma(y);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += 1 / (y + i);
        }
        return sum;
    }

    /** {@code ln(B(a, b + n) / B(a, b))}: the chance that nobody drops out in n trials; 0 where a is 0. */
    static double logStays(double a, double b, long n) {
        if (a == 0) {
            return 0;
        }
        if (n > FEW) {
            return Beta.logBeta(a, b + n) - Beta.logBeta(a, b);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.log1p(-a / (a + b + i));
        }
        return sum;
    }

    /**
     * The digamma function for y greater than 0: recurrence, then the asymptotic series (Abramowitz &amp; Stegun 1964,
     * 6.3.5 and 6.3.18). Hipparchus' own is off by 3e-9 around 49.
     */
    static double digamma(double y) {
        double x = y;
        double below = 0;
        while (x < 12) {
            below += 1 / x;
            x++;
        }
        double v = 1 / (x * x);
        double series = v
                * (1 / 12.0
                        - v * (1 / 120.0 - v * (1 / 252.0 - v * (1 / 240.0 - v * (1 / 132.0 - v * 691 / 32760.0)))));
        return Math.log(x) - 0.5 / x - series - below;
    }
}
