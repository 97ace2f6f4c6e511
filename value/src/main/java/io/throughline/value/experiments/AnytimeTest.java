package io.throughline.value.experiments;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks at a growing experiment that are valid however often and whenever one looks.
 *
 * <p>The mixture sequential probability ratio test weighs all effects by a normal law around 0 with the variance tau2:
 *
 * <pre>{@code log L = ln(se^2 / (se^2 + tau2)) / 2 + tau2 d^2 / (2 se^2 (se^2 + tau2)),  p = min over looks of min(1, 1 / L)}</pre>
 *
 * <p>Johari, Koomen, Pekelis &amp; Walsh (2017), "Peeking at A/B tests". The confidence sequence holds the effect at all looks
 * together with a probability of {@code 1 - alpha}:
 *
 * <pre>{@code radius = sqrt(V) sqrt(2 (n rho2 + 1) / (n^2 rho2) ln(sqrt(n rho2 + 1) / alpha)),  V = n se^2
 * rho2 = (-2 ln(alpha) + ln(1 - 2 ln(alpha))) / tunedFor}</pre>
 *
 * <p>Waudby-Smith, Arbour, Sinha, Kennedy &amp; Ramdas (2021), "Time-uniform central limit theory and asymptotic confidence
 * sequences". Both hold in large samples; the first looks want a few dozen units in each arm.
 */
public final class AnytimeTest {

    private final double alpha;
    private final double tau2;
    private final double rho2;
    private final List<Look> looks = new ArrayList<>();

    /**
     * One look.
     *
     * @param units of both arms together
     * @param effect in the metric's units
     * @param standardError of it
     * @param logLikelihoodRatio of the mixture against no effect
     * @param pThisLook of this look alone
     * @param pAlwaysValid of this look and all before it
     * @param radius of the confidence sequence
     * @param low end of what all looks so far have in common
     * @param high end of it; if they had nothing in common, this look's own
     * @param pFixedHorizon what a test would say that may be looked at once; it lies to those who peek
     */
    public record Look(
            long units,
            double effect,
            double standardError,
            double logLikelihoodRatio,
            double pThisLook,
            double pAlwaysValid,
            double radius,
            double low,
            double high,
            double pFixedHorizon) {}

    /**
     * No look yet.
     *
     * @param alpha probability of a false alarm over all looks, between 0 and 1
     * @param tau2 variance of plausible effects, in squared units of the metric, above 0
     * @param tunedFor units of both arms at which the sequence is narrowest, above 0
     * @throws IllegalArgumentException for anything else
     */
    public AnytimeTest(double alpha, double tau2, double tunedFor) {
        Tails.needAlpha(alpha);
        if (!(tau2 > 0) || !(tunedFor > 0) || Double.isInfinite(tau2) || Double.isInfinite(tunedFor)) {
            throw new IllegalArgumentException("need tau2 and tunedFor above 0, but got " + tau2 + " and " + tunedFor);
        }
        this.alpha = alpha;
        this.tau2 = tau2;
        this.rho2 = (-2 * Math.log(alpha) + Math.log(1 - 2 * Math.log(alpha))) / tunedFor;
    }

    /** The sequence's parameter. */
    public double rho2() {
        return rho2;
    }

    /** Looks so far. */
    public List<Look> looks() {
        return List.copyOf(looks);
    }

    /**
     * Looks at all units so far.
     *
     * @return the look
     * @throws IllegalArgumentException if an arm has fewer than two units, or no unit differs from another
     */
    public Look look(ArmMean control, ArmMean treatment) {
        double squared = control.squaredError() + treatment.squaredError();
        if (control.units() < 2 || treatment.units() < 2 || !(squared > 0)) {
            throw new IllegalArgumentException("need two units or more in each arm that differ, but got "
                    + control.units() + " and " + treatment.units() + " units with the squared error " + squared);
        }
        double effect = treatment.mean() - control.mean();
        double ratio = logRatio(effect, squared);
        double p = Math.min(1, Math.exp(-ratio));
        long n = control.units() + treatment.units();
        double radius = radius(n, squared);
        Look before = looks.isEmpty() ? null : looks.get(looks.size() - 1);
        double low = before == null ? effect - radius : Math.max(before.low(), effect - radius);
        double high = before == null ? effect + radius : Math.min(before.high(), effect + radius);
        boolean apart = low > high;
        Look look = new Look(
                n,
                effect,
                Math.sqrt(squared),
                ratio,
                p,
                before == null ? p : Math.min(before.pAlwaysValid(), p),
                radius,
                apart ? effect - radius : low,
                apart ? effect + radius : high,
                Tails.normal(effect / Math.sqrt(squared)));
        looks.add(look);
        return look;
    }

    private double logRatio(double effect, double squared) {
        return 0.5 * Math.log(squared / (squared + tau2)) + tau2 * effect * effect / (2 * squared * (squared + tau2));
    }

    private double radius(double n, double squared) {
        double grown = n * rho2 + 1;
        return Math.sqrt(n * squared) * Math.sqrt(2 * grown / (n * n * rho2) * Math.log(Math.sqrt(grown) / alpha));
    }
}
