package io.throughline.value.survival;

import java.util.List;

/** How customers with contracts renew, period by period, from 1. */
public sealed interface RenewalModel permits ShiftedBetaGeometric, Geometric {

    /** The parameters. */
    List<Double> parameters();

    /**
     * Probability to renew at the end of a period of those who are there in it.
     *
     * @param period from 1
     */
    double retention(long period);

    /** Share of customers who are still there after so many periods; 1 after 0. */
    double survival(long periods);

    /**
     * Expected lifetime, each period discounted to the first: {@code sum over t >= 0 of S(t) / (1+d)^t}.
     *
     * @param rate discount per period, greater than 0
     */
    default double discountedLifetime(double rate) {
        return 1 + discountedResidualLifetime(1, rate) / (1 + rate);
    }

    /**
     * Expected residual lifetime of a customer about to make the decision at the end of period {@code n}:
     * {@code sum over t >= n of S(t) / S(n-1) / (1+d)^(t-n)} (Fader &amp; Hardie 2010, "Customer-Base Valuation in a
     * Contractual Setting").
     *
     * @param n period from 1
     * @param rate discount per period, greater than 0
     * @throws IllegalArgumentException outside these
     */
    default double discountedResidualLifetime(long n, double rate) {
        if (n < 1 || !(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("need a period of 1 or more and a rate > 0, but got " + n + ", " + rate);
        }
        double sum = 0;
        double term = 1;
        for (long period = n; term > 1e-17 * sum * rate; period++) {
            term *= retention(period);
            sum += term;
            term /= 1 + rate;
        }
        return sum;
    }
}
