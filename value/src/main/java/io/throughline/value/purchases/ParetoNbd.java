package io.throughline.value.purchases;

import java.util.List;

/**
 * The Pareto / negative binomial model (Pareto/NBD).
 *
 * <p>While alive, a customer buys by a Poisson process with a rate that is Gamma({@code r}, rate {@code alpha}) over
 * customers; they die, at any moment, with a rate that is Gamma({@code s}, rate {@code beta}). With x repeats, the last at
 * t_x, seen until T:
 *
 * <pre>{@code
 * L = G(r+x) alpha^r beta^s / G(r)
 *     * [ (alpha+T)^-(r+x) (beta+T)^-s + s * integral from t_x to T of (alpha+y)^-(r+x) (beta+y)^-(s+1) dy ]
 * P(alive) = the first term in the brackets over both
 * E[orders | alive] = (r+x)/(alpha+T) * (beta+T)/(s-1) * (1 - ((beta+T)/(beta+T+t))^(s-1))
 * }</pre>
 *
 * <p>Schmittlein, Morrison &amp; Colombo (1987), "Counting Your Customers"; Fader &amp; Hardie (2005), "A Note on Deriving
 * the Pareto/NBD Model". Integrals have positive integrands, powers near 1 go through their limit: no difference of
 * hypergeometric functions.
 *
 * @param r shape of the purchase rate, greater than 0
 * @param alpha rate of the purchase rate, in units of time, greater than 0
 * @param s shape of the death rate; 0 means that nobody dies, which is the NBD model
 * @param beta rate of the death rate, in units of time, greater than 0
 */
public record ParetoNbd(double r, double alpha, double s, double beta) implements PurchaseModel {

    public ParetoNbd {
        boolean possible = r > 0
                && alpha > 0
                && s >= 0
                && beta > 0
                && Double.isFinite(r)
                && Double.isFinite(alpha)
                && Double.isFinite(s)
                && Double.isFinite(beta);
        if (!possible) {
            throw new IllegalArgumentException("need r > 0, alpha > 0, s >= 0 and beta > 0, but got r=" + r + ", alpha="
                    + alpha + ", s=" + s + ", beta=" + beta);
        }
    }

    @Override
    public String name() {
        return s == 0 ? "NBD" : "Pareto/NBD";
    }

    @Override
    public List<Double> parameters() {
        return List.of(r, alpha, s, beta);
    }

    @Override
    public ParetoNbd with(List<Double> parameters) {
        return new ParetoNbd(parameters.get(0), parameters.get(1), parameters.get(2), parameters.get(3));
    }

    @Override
    public double logLikelihood(PurchaseHistory history) {
        int x = history.repeats();
        double recency = history.recency();
        return GammaRatio.log(r, x)
                - r * Math.log1p(recency / alpha)
                - x * Math.log(alpha + recency)
                - s * Math.log1p(recency / beta)
                + silence(history).logSilence;
    }

    @Override
    public double probabilityAlive(PurchaseHistory history) {
        return 1 / (1 + Math.exp(silence(history).logOddsGone));
    }

    @Override
    public double expectedOrdersIfAlive(PurchaseHistory history, double horizon) {
        double rate = (r + history.repeats()) / (alpha + history.age());
        double life = beta + history.age();
        double log = Math.log1p(Horizon.checked(horizon) / life);
        double u = -(s - 1) * log;
        return rate * life * log * (u == 0 ? 1 : Math.expm1(u) / u);
    }

    @Override
    public double probabilityAliveIfAlive(PurchaseHistory history, double horizon) {
        return Math.exp(-s * Math.log1p(Horizon.checked(horizon) / (beta + history.age())));
    }

    /**
     * {@inheritDoc}
     *
     * <p>No order within the horizon is what a new customer with the parameters r+x, alpha+T, s, beta+T without repeats
     * would show.
     */
    @Override
    public double probabilityOfOrderIfAlive(PurchaseHistory history, double horizon) {
        ParetoSilence silence =
                new ParetoSilence(r + history.repeats(), alpha + history.age(), s, beta + history.age());
        silence.at(0, Horizon.checked(horizon), false);
        return Math.max(0, -Math.expm1(silence.logSilence));
    }

    @Override
    public double discountedOrdersForLifeIfAlive(PurchaseHistory history, double delta) {
        double life = beta + history.age();
        double rate = (r + history.repeats()) / (alpha + history.age());
        return rate * life * ExponentialIntegral.scaled(s, Horizon.discount(delta) * life);
    }

    private ParetoSilence silence(PurchaseHistory history) {
        ParetoSilence silence = new ParetoSilence(r + history.repeats(), alpha, s, beta);
        silence.at(history.recency(), history.age(), false);
        return silence;
    }
}
