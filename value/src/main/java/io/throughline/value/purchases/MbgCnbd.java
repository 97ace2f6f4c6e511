package io.throughline.value.purchases;

import java.util.List;

/**
 * The modified beta-geometric / condensed negative binomial model (MBG/CNBD-k): customers who buy more regularly than at
 * random.
 *
 * <p>As {@link MbgNbd}, but only each {@code k}-th event of the Poisson process is a purchase, so that the times between
 * purchases are Erlang-k. With S the sum over j below k of {@code (r+kx)_j / j! ((T-t_x) / (alpha+T))^j}:
 *
 * <pre>{@code
 * L = G(r+kx) alpha^r / G(r) / (alpha+T)^(r+kx) * B(a, b+x+1) / B(a, b) * [ S + a / (b+x) ((alpha+T) / (alpha+t_x))^(r+kx) ]
 *     * product over the intervals d of d^(k-1) / (k-1)!
 * P(alive) = 1 / (1 + a / (b+x) ((alpha+T) / (alpha+t_x))^(r+kx) / S)
 * }</pre>
 *
 * <p>The product holds no parameter; {@link #logLikelihood} leaves it out, the fit adds it. Expected orders are exact
 * sums over the events that may already have come since the last purchase. Reutterer, Platzer &amp; Schr&ouml;der (2021),
 * "Leveraging purchase regularity for predicting customer behavior the easy way"; Platzer &amp; Reutterer (2016).
 *
 * @param k events to a purchase, 1 or more; 1 is {@link MbgNbd}
 * @param r shape of the rate of events, greater than 0
 * @param alpha rate of the rate of events, in units of time, greater than 0
 * @param a first shape of the drop-out probability; 0 means that nobody drops out, which is the NBD model
 * @param b second shape of the drop-out probability, greater than 0
 */
public record MbgCnbd(int k, double r, double alpha, double a, double b) implements PurchaseModel {

    public MbgCnbd {
        new DropOutAfterOrders(r, alpha, a, b, k, 1);
    }

    @Override
    public String name() {
        return "MBG/CNBD-" + k;
    }

    @Override
    public List<Double> parameters() {
        return List.of(r, alpha, a, b);
    }

    @Override
    public MbgCnbd with(List<Double> parameters) {
        return new MbgCnbd(k, parameters.get(0), parameters.get(1), parameters.get(2), parameters.get(3));
    }

    @Override
    public PurchaseHistory ifAlive(PurchaseHistory history) {
        return PurchaseHistory.of(history.repeats(), history.recency(), history.age());
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
        double rate = Horizon.discount(delta);
        return k == 1
                ? shared().discountedForLife(history, rate)
                : ForLife.discounted(horizon -> expectedOrdersIfAlive(history, horizon), rate, alpha + history.age());
    }

    private DropOutAfterOrders shared() {
        return new DropOutAfterOrders(r, alpha, a, b, k, 1);
    }
}
