package io.throughline.value.purchases;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.special.Beta;

/**
 * Means over a probability that is Beta(a, b).
 *
 * <p>The trapezoidal rule over {@code u = ln(p / (1 - p))}, which converges exponentially for functions that are analytic
 * around the real line (Trefethen &amp; Weideman 2014, "The exponentially convergent trapezoidal rule"). Both tails, in
 * which the function no longer changes, are geometric series.
 *
 * @param a first shape, greater than 0
 * @param b second shape, greater than 0
 */
record BetaMean(double a, double b) {

    /** Beyond this distance a function of p has reached its value at the end. */
    private static final double FAR = 40;

    private static final double NEGLIGIBLE = -45;

    /**
     * The mean of a function that is smooth in {@code ln p} on the scale of 1.
     *
     * @param function of p; at 0 its limit
     * @param scale p at which it begins to leave its value at 0 is 1 over this, or more
     */
    double of(DoubleUnaryOperator function, double scale) {
        double step = Math.min(0.25, 0.7 * Math.sqrt(1 / a + 1 / b));
        double peak = Math.log(a / b);
        long from = (long) Math.floor(Math.min(peak, -Math.log(Math.max(scale, Math.max(1, b)))) / step - FAR / step);
        long to = (long) Math.ceil(Math.max(peak, Math.log(Math.max(1, a))) / step + FAR / step);
        double norm = Math.log(step) - Beta.logBeta(a, b);
        double highest = a * logistic(peak) + b * logistic(-peak) + norm;
        double sum = 0;
        double weights = 0;
        for (long i = from; i <= to; i++) {
            double u = i * step;
            double weight = a * logistic(u) + b * logistic(-u) + norm;
            boolean end = i == from || i == to;
            if (weight > highest + NEGLIGIBLE || end) {
                double tail = !end ? 1 : 1 / -Math.expm1(-step * (i == from ? a : b));
                double share = Math.exp(weight) * tail;
                sum += share * function.applyAsDouble(i == from ? 0 : Math.exp(logistic(u)));
                weights += share;
            }
        }
        return sum / weights;
    }

    /** {@code ln(1 / (1 + exp(-u)))}. */
    private static double logistic(double u) {
        return u > 0 ? -Math.log1p(Math.exp(-u)) : u - Math.log1p(Math.exp(u));
    }
}
