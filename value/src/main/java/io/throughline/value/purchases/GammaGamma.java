package io.throughline.value.purchases;

import java.util.List;
import org.hipparchus.special.Beta;

/**
 * What a customer is expected to spend on each purchase, by the Gamma-Gamma model.
 *
 * <p>A purchase is Gamma({@code p}, rate ν) and ν is Gamma({@code q}, rate {@code v}) over the customers, independent of
 * how often they buy. After {@code x} purchases with mean spend {@code m}
 *
 * <pre>{@code
 * f(m | x) = G(p x + q) / (G(p x) G(q)) * v^q x^(p x) m^(p x - 1) / (v + x m)^(p x + q)
 * E[spend] = p (v + x m) / (p x + q - 1)
 * }</pre>
 *
 * <p>Fader &amp; Hardie (2013), "The Gamma-Gamma Model of Monetary Value".
 *
 * @param p shape within a customer, greater than 0
 * @param q shape between customers, greater than 1, else the mean does not exist
 * @param v rate between customers, in currency units, greater than 0
 */
public record GammaGamma(double p, double q, double v) {

    public GammaGamma {
        if (!(p > 0 && q > 1 && v > 0) || !Double.isFinite(p) || !Double.isFinite(q) || !Double.isFinite(v)) {
            throw new IllegalArgumentException("need p > 0, q > 1 and v > 0, but got p=" + p + ", q=" + q + ", v=" + v);
        }
    }

    /** The parameters p, q, v. */
    public List<Double> parameters() {
        return List.of(p, q, v);
    }

    /** Mean spend over all customers, {@code p v / (q - 1)}, in the currency units of {@code v}. */
    public double populationMean() {
        return p * v / (q - 1);
    }

    /**
     * Expected spend on a next purchase.
     *
     * @param history its repeats with their mean spend; without repeats the answer is the population mean
     * @return currency units, greater than 0
     */
    public double expectedSpend(PurchaseHistory history) {
        int x = history.repeats();
        return p * (v + x * history.meanRepeatSpend()) / (p * x + q - 1);
    }

    /**
     * Natural logarithm of the density of the mean spend.
     *
     * @throws IllegalArgumentException without repeats or with a mean spend of 0, of which the density says nothing
     */
    public double logLikelihood(PurchaseHistory history) {
        int x = history.repeats();
        double m = history.meanRepeatSpend();
        if (x < 1 || !(m > 0)) {
            throw new IllegalArgumentException("need repeats with spend above 0, but got " + x + " with mean " + m);
        }
        return -Beta.logBeta(p * x, q) - q * Math.log1p(x * m / v) - p * x * Math.log1p(v / (x * m)) - Math.log(m);
    }
}
