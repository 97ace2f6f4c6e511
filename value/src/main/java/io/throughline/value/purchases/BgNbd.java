package io.throughline.value.purchases;

import java.util.List;

/**
 * The beta-geometric / negative binomial model (BG/NBD).
 *
 * <p>While alive, a customer buys by a Poisson process with a rate that is Gamma({@code r}, rate {@code alpha}) over
 * customers; after each repeat purchase they drop out with a probability that is Beta({@code a}, {@code b}) over
 * customers. With x repeats, the last at t_x, seen until T:
 *
 * <pre>{@code
 * L = G(r+x) alpha^r / G(r) * [ B(a, b+x) / (B(a, b) (alpha+T)^(r+x)) + [x>0] B(a+1, b+x-1) / (B(a, b) (alpha+t_x)^(r+x)) ]
 * P(alive) = 1 / (1 + [x>0] a / (b+x-1) ((alpha+T) / (alpha+t_x))^(r+x))
 * }</pre>
 *
 * <p>Who has not repeated has had no chance to drop out and counts as alive for ever: no measure of churn; prefer
 * {@link MbgNbd} or {@link ParetoNbd} there. Fader, Hardie &amp; Lee (2005), "Counting Your Customers the Easy Way".
 *
 * @param r shape of the purchase rate, greater than 0
 * @param alpha rate of the purchase rate, in units of time, greater than 0
 * @param a first shape of the drop-out probability; 0 means that nobody drops out, which is the NBD model
 * @param b second shape of the drop-out probability, greater than 0
 */
public record BgNbd(double r, double alpha, double a, double b) implements PurchaseModel {

    public BgNbd {
        new DropOutAfterOrders(r, alpha, a, b, 1, 0);
    }

    @Override
    public String name() {
        return a == 0 ? "NBD" : "BG/NBD";
    }

    @Override
    public List<Double> parameters() {
        return List.of(r, alpha, a, b);
    }

    @Override
    public BgNbd with(List<Double> parameters) {
        return new BgNbd(parameters.get(0), parameters.get(1), parameters.get(2), parameters.get(3));
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
        return new DropOutAfterOrders(r, alpha, a, b, 1, 0);
    }
}
