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
        new DropOutAfterOrders(r, alpha, a, b, 1, 1);
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
        return shared().logLikelihood(history);
    }

    @Override
    public double probabilityAlive(PurchaseHistory history) {
        return shared().probabilityAlive(history);
    }

    @Override
    public double expectedOrdersIfAlive(PurchaseHistory history, double horizon) {
        return shared().future(history, Horizon.checked(horizon)).orders();
    }

    @Override
    public double probabilityAliveIfAlive(PurchaseHistory history, double horizon) {
        return shared().future(history, Horizon.checked(horizon)).alive();
    }

    @Override
    public double probabilityOfOrderIfAlive(PurchaseHistory history, double horizon) {
        return shared().probabilityOfOrderIfAlive(history, Horizon.checked(horizon));
    }

    @Override
    public double discountedOrdersForLifeIfAlive(PurchaseHistory history, double delta) {
        return shared().discountedForLife(history, Horizon.discount(delta));
    }

    private DropOutAfterOrders shared() {
        return new DropOutAfterOrders(r, alpha, a, b, 1, 1);
    }
}
