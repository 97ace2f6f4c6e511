package io.throughline.value.purchases;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The two ways to be silent since the last purchase in the Pareto/NBD model: alive until T, or dead at some y before it.
 *
 * <pre>{@code
 * alive = (alpha+T)^-(r+x) (beta+T)^-s
 * gone  = s * integral from t_x to T of (alpha+y)^-(r+x) (beta+y)^-(s+1) dy
 * }</pre>
 *
 * <p>Both over {@code (alpha+t_x)^-(r+x) (beta+t_x)^-s}. The integrand is positive: nothing cancels, where the textbook's
 * difference of two 2F1 loses all digits. Quadrature over {@code ln(min(alpha, beta) + y)}, in which it is analytic within
 * &pi; of the real line.
 */
final class ParetoSilence {

    private static final GaussIntegrator MANY = new GaussIntegratorFactory().legendre(16);
    private static final GaussIntegrator FEW = new GaussIntegratorFactory().legendre(8);
    private static final double NEGLIGIBLE = 45;

    private final double shape;
    private final double s;
    private final double low;
    private final double high;
    private final boolean alphaIsLow;

    /** Logarithm of the probability of silence, of both ways together. */
    double logSilence;
    /** Share of those who are gone in it. */
    double gone;
    /** Logarithm of odds of gone to alive, minus infinity where nobody is. */
    double logOddsGone;

    /** Means over both ways, with Y the end of life or T: of ln((alpha+Y) / (alpha+t_x)), and so on. */
    double logAlpha;

    double inverseAlpha;
    double logBeta;
    /** Mean of {@code s / (beta+T)} for the living and {@code (s+1) / (beta+y)} for the dead. */
    double pullBeta;

    /**
     * @param shape r + x
     * @param s shape of the death rate, 0 for none
     */
    ParetoSilence(double shape, double alpha, double s, double beta) {
        this.shape = shape;
        this.s = s;
        this.alphaIsLow = alpha <= beta;
        this.low = Math.min(alpha, beta);
        this.high = Math.max(alpha, beta);
    }

    /**
     * Computes the fields.
     *
     * @param means whether the means are wanted
     */
    void at(double recency, double age, boolean means) {
        double silence = age - recency;
        double lowEnd = Math.log1p(silence / (low + recency));
        double highEnd = Math.log1p(silence / (high + recency));
        double logAlive = -lowPower() * lowEnd - highPower() * highEnd;
        double sum = 0;
        double sumLow = 0;
        double sumHigh = 0;
        double sumInverseLow = 0;
        double sumInverseHigh = 0;
        double logGone = Double.NEGATIVE_INFINITY;
        if (s > 0 && silence > 0) {
            double end = end(recency, lowEnd);
            int panels = (int) Math.ceil(Math.max(end / 3, Math.abs(fall(end, recency)) / 16));
            GaussIntegrator rule = end < 1.6 && Math.abs(fall(end, recency)) < 4 ? FEW : MANY;
            double width = end / panels;
            for (int panel = 0; panel < panels; panel++) {
                for (int i = 0; i < rule.getNumberOfPoints(); i++) {
                    double w = (panel + 0.5 + 0.5 * rule.getPoint(i)) * width;
                    double logHigh = logHigh(w, recency);
                    double each = 0.5 * rule.getWeight(i) * Math.exp(w - lowDeath() * w - highDeath() * logHigh);
                    sum += each;
                    if (means) {
                        sumLow += each * w;
                        sumHigh += each * logHigh;
                        sumInverseLow += each * Math.exp(-w);
                        sumInverseHigh += each * Math.exp(-logHigh);
                    }
                }
            }
            // the integral is over y, its unit that of (beta + t_x)
            double beta = alphaIsLow ? high : low;
            logGone = Math.log(s * sum * width * ((low + recency) / (beta + recency)));
        }
        logOddsGone = logGone - logAlive;
        gone = 1 / (1 + Math.exp(-logOddsGone));
        logSilence = logAlive
                + (logOddsGone > 0
                        ? logOddsGone + Math.log1p(Math.exp(-logOddsGone))
                        : Math.log1p(Math.exp(logOddsGone)));
        if (means) {
            double alive = 1 - gone;
            double over = sum > 0 ? gone / sum : 0;
            double meanLow = alive * lowEnd + over * sumLow;
            double meanHigh = alive * highEnd + over * sumHigh;
            double inverseLow = over * sumInverseLow / (low + recency);
            double inverseHigh = over * sumInverseHigh / (high + recency);
            logAlpha = alphaIsLow ? meanLow : meanHigh;
            logBeta = alphaIsLow ? meanHigh : meanLow;
            inverseAlpha = (alphaIsLow ? inverseLow + alive / (low + age) : inverseHigh + alive / (high + age));
            pullBeta = alphaIsLow
                    ? (s + 1) * inverseHigh + alive * s / (high + age)
                    : (s + 1) * inverseLow + alive * s / (low + age);
        }
    }

    private double lowPower() {
        return alphaIsLow ? shape : s;
    }

    private double highPower() {
        return alphaIsLow ? s : shape;
    }

    private double lowDeath() {
        return alphaIsLow ? shape : s + 1;
    }

    private double highDeath() {
        return alphaIsLow ? s + 1 : shape;
    }

    private double logHigh(double w, double recency) {
        return Math.log1p((low + recency) * Math.expm1(w) / (high + recency));
    }

    /** How far the logarithm of the integrand has fallen at w. */
    private double fall(double w, double recency) {
        return lowDeath() * w + highDeath() * logHigh(w, recency) - w;
    }

    private double slope(double w, double recency) {
        double own = (low + recency) * Math.exp(w);
        return lowDeath() + highDeath() * own / (own + high - low) - 1;
    }

    /** Where the integrand no longer matters: its logarithm is concave, so Newton comes from above. */
    private double end(double recency, double last) {
        double end = last;
        for (int step = 0; step < 60; step++) {
            double beyond = fall(end, recency) - NEGLIGIBLE;
            if (beyond <= 5) {
                break;
            }
            end -= beyond / slope(end, recency);
        }
        return end;
    }
}
