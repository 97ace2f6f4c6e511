package io.throughline.value.survival;

import java.util.List;
import org.hipparchus.special.Beta;

/**
 * The shifted beta-geometric model (sBG) of contracts that are renewed or not at the end of each period.
 *
 * <p>A customer leaves at the end of each period with a probability that is Beta({@code alpha}, {@code beta}) over
 * customers:
 *
 * <pre>{@code
 * P(T = t) = B(alpha+1, beta+t-1) / B(alpha, beta)     S(t) = B(alpha, beta+t) / B(alpha, beta)
 * retention in period t = (beta+t-1) / (alpha+beta+t-1)
 * }</pre>
 *
 * <p>Retention rises with time since those leave first who leave easily. Fader &amp; Hardie (2007), "How to Project
 * Customer Retention".
 *
 * @param alpha first shape, greater than 0
 * @param beta second shape, greater than 0
 */
public record ShiftedBetaGeometric(double alpha, double beta) implements RenewalModel {

    private static final int FEW = 64;

    public ShiftedBetaGeometric {
        if (!(alpha > 0 && beta > 0) || !Double.isFinite(alpha) || !Double.isFinite(beta)) {
            throw new IllegalArgumentException(
                    "need alpha > 0 and beta > 0, but got alpha=" + alpha + ", beta=" + beta);
        }
    }

    @Override
    public List<Double> parameters() {
        return List.of(alpha, beta);
    }

    @Override
    public double retention(long period) {
        return (beta + period - 1) / (alpha + beta + period - 1);
    }

    @Override
    public double survival(long periods) {
        if (periods > FEW) {
            return Math.exp(Beta.logBeta(alpha, beta + periods) - Beta.logBeta(alpha, beta));
        }
        double log = 0;
        for (int i = 0; i < periods; i++) {
            log += Math.log1p(-alpha / (alpha + beta + i));
        }
        return Math.exp(log);
    }
}
