package io.throughline.value.purchases;

import java.util.List;

/**
 * The modified beta-geometric / negative binomial model (MBG/NBD).
 *
 * <p>While alive, a customer buys by a Poisson process with a rate that is Gamma({@code r}, rate {@code alpha}) over
 * customers; after each purchase, the first included, they drop out with a probability that is Beta({@code a},
 * {@code b}) over customers. With x repeats, the last at t_x, seen until T:
 *
 * <pre>{@code
 * L = G(r+x) alpha^r / G(r) * [ B(a, b+x+1) / (B(a, b) (alpha+T)^(r+x)) + B(a+1, b+x) / (B(a, b) (alpha+t_x)^(r+x)) ]
 * P(alive) = 1 / (1 + a / (b+x) ((alpha+T) / (alpha+t_x))^(r+x))
 * }</pre>
 *
 * <p>Batislam, Denizel &amp; Filiztekin (2007), "Empirical validation and comparison of models for customer base
 * analysis"; Hoppe &amp; Wagner (2007), "Customer base analysis: The case for a central variant of the Betageometric/NBD
 * Model". All is computed in logarithms and by sums of positive terms, so that no parameter makes it lose its digits.
 *
 * @param r shape of the purchase rate, greater than 0
 * @param alpha rate of the purchase rate, in units of time, greater than 0
 * @param a first shape of the drop-out probability; 0 means that nobody drops out, which is the NBD model
 * @param b second shape of the drop-out probability, greater than 0
 */
public record MbgNbd(double r, double alpha, double a, double b) implements PurchaseModel {

    public MbgNbd {
        boolean possible = r > 0
                && alpha > 0
                && a >= 0
                && b > 0
                && Double.isFinite(r)
                && Double.isFinite(alpha)
                && Double.isFinite(a)
                && Double.isFinite(b);
        if (!possible) {
            throw new IllegalArgumentException("need r > 0, alpha > 0, a >= 0 and b > 0, but got r=" + r + ", alpha="
                    + alpha + ", a=" + a + ", b=" + b);
        }
    }

    @Override
    public String name() {
        return a == 0 ? "NBD" : "MBG/NBD";
    }

    @Override
    public List<Double> parameters() {
        return List.of(r, alpha, a, b);
    }

    @Override
    public MbgNbd with(List<Double> parameters) {
        return new MbgNbd(parameters.get(0), parameters.get(1), parameters.get(2), parameters.get(3));
    }

    @Override
    public double logLikelihood(PurchaseHistory history) {
        int x = history.repeats();
        double purchases = 0;
        for (int i = 0; i < x; i++) {
            purchases += Math.log((r + i) / (alpha + history.age()));
        }
        double stays = 0;
        for (int i = 0; i <= x; i++) {
            stays += Math.log1p(-a / (a + b + i));
        }
        return purchases + r * Math.log(alpha / (alpha + history.age())) + stays + softplus(logOddsGone(history));
    }

    @Override
    public double probabilityAlive(PurchaseHistory history) {
        return 1 / (1 + Math.exp(logOddsGone(history)));
    }

    /**
     * {@inheritDoc}
     *
     * <p>{@code P(alive) * sum over n >= 0 of P(N > n) * E[(1-p)^n]}: the n-th order after the end is placed if the
     * customer's clock rings more than n times and they have not dropped out after any of the n before. N is negative
     * binomial with the posterior rate, p is Beta(a, b+x+1). It equals the papers' 2F1 without its singularity at
     * {@code a = 1} and without differences of near numbers.
     */
    @Override
    public double expectedOrders(PurchaseHistory history, double horizon) {
        if (!(horizon >= 0) || Double.isInfinite(horizon)) {
            throw new IllegalArgumentException("horizon must be 0 or more, but was " + horizon);
        }
        double shape = r + history.repeats();
        double rate = alpha + history.age();
        if (a == 0) {
            return shape * horizon / rate;
        }
        return probabilityAlive(history) * SurvivingOrders.expected(shape, rate, a, b + history.repeats() + 1, horizon);
    }

    /** Logarithm of {@code P(gone) / P(alive)}; minus infinity if nobody drops out. */
    private double logOddsGone(PurchaseHistory history) {
        double silence = Math.log1p((history.age() - history.recency()) / (alpha + history.recency()));
        return Math.log(a / (b + history.repeats())) + (r + history.repeats()) * silence;
    }

    private static double softplus(double u) {
        return u > 0 ? u + Math.log1p(Math.exp(-u)) : Math.log1p(Math.exp(u));
    }
}
