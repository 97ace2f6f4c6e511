package io.throughline.value.experiments;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;

/** Probabilities of what is at least as far out, accurate where they are tiny. */
final class Tails {

    private static final NormalDistribution NORMAL = new NormalDistribution();

    private Tails() {}

    /** Of a standard normal variable, both sides. */
    static double normal(double z) {
        return Erf.erfc(Math.abs(z) / Math.sqrt(2));
    }

    /** Of Student's t, both sides. */
    static double student(double t, double freedom) {
        return Beta.regularizedBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
    }

    /** Of chi-square, above. */
    static double chiSquare(double statistic, double freedom) {
        return Gamma.regularizedGammaQ(freedom / 2, statistic / 2);
    }

    /** The point below which a standard normal variable lies with a probability. */
    static double normalQuantile(double probability) {
        return NORMAL.inverseCumulativeProbability(probability);
    }

    /** Distribution function of the standard normal. */
    static double normalBelow(double z) {
        return Erf.erfc(-z / Math.sqrt(2)) / 2;
    }

    static void needAlpha(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must lie between 0 and 1, but was " + alpha);
        }
    }
}
