package io.throughline.value.purchases;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.special.Beta;

/**
 * The orders of a living customer who may drop out after each of them, within a horizon.
 *
 * <p>Events are negative binomial with {@code shape} and success odds {@code horizon / rate}; every {@code k}-th is an
 * order, the first after {@code k - stage} events. After each order the customer stays with probability
 * {@code (b + n) / (a + b + n)}, n the orders before it. All is one weighted mean over the number of events, from the
 * first to the last that matters, of positive terms: no parameter makes it lose its digits.
 *
 * @param orders expected, 0 or more
 * @param alive probability of being alive at the end
 */
record FutureOrders(double orders, double alive) {

    private static final GaussIntegrator NODES = new GaussIntegratorFactory().legendre(8);
    private static final double NEGLIGIBLE = 1e-18;
    private static final double MANY = 2e6;

    /** Below this, sums begin with single terms. */
    private static final double LARGE = 8;

    /**
     * @param shape of the gamma rate of events
     * @param rate of that gamma, units of time
     * @param a first shape of the drop-out probability, 0 for none
     * @param b second shape, greater than 0
     * @param k events to an order, 1 or more
     * @param stage events since the last order, below k
     * @param horizon units of time
     */
    static FutureOrders of(double shape, double rate, double a, double b, int k, int stage, double horizon) {
        double odds = horizon / rate;
        if (odds == 0) {
            return new FutureOrders(0, 1);
        }
        if (k == 1 && a == 0) {
            return new FutureOrders(shape * odds, 1);
        }
        double spread = Math.sqrt(shape * odds * (1 + odds)) + odds;
        return k == 1 && 40 * spread > MANY ? byProbability(shape, a, b, odds) : byEvents(shape, a, b, k, stage, odds);
    }

    private static FutureOrders byProbability(double shape, double a, double b, double odds) {
        BetaMean mean = new BetaMean(a, b);
        double scale = odds * (1 + shape);
        return new FutureOrders(
                mean.of(p -> p == 0 ? shape * odds : -Math.expm1(-shape * Math.log1p(p * odds)) / p, scale),
                mean.of(p -> Math.exp(-shape * Math.log1p(p * odds)), scale));
    }

    private static FutureOrders byEvents(double shape, double a, double b, int k, int stage, double odds) {
        double z = odds / (1 + odds);
        long event = (long) Math.max(0, Math.floor((shape - 1) * odds));
        double term = 1;
        while (event > 0 && term > NEGLIGIBLE * NEGLIGIBLE) {
            term *= event / ((shape + event - 1) * z);
            event--;
        }
        long order = (stage + event) / k;
        double expected = ordersOf(a, b, order);
        double stays = Math.exp(GammaRatio.logStays(a, b, order));
        double mass = 0;
        double orders = 0;
        double alive = 0;
        while (true) {
            mass += term;
            orders += term * expected;
            alive += term * stays;
            double ratio = (shape + event) / (event + 1) * z;
            if (ratio < 1 && term * (1 + expected) <= NEGLIGIBLE * (1 - ratio) * Math.min(orders, mass)) {
                return new FutureOrders(orders / mass, alive / mass);
            }
            term *= ratio;
            event++;
            if ((stage + event) % k == 0) {
                expected += stays;
                stays *= (b + order) / (a + b + order);
                order++;
            }
        }
    }

    /** {@code sum over n below orders of (b)_n / (a+b)_n}: orders placed if so many come due. */
    static double ordersOf(double a, double b, long orders) {
        if (a == 0 || orders == 0) {
            return orders;
        }
        if (b < LARGE) {
            return 1 + b / (a + b) * ordersOf(a, b + 1, orders - 1);
        }
        // (a+b-1) / (a-1) * (1 - (b)_m / (a+b-1)_m), telescoped, through its limit at a = 1
        double c = a - 1;
        if (c > 1) {
            double log = Beta.logBeta(c, b + orders) - Beta.logBeta(c, b);
            return (b + c) * -Math.expm1(log) / c;
        }
        double slope = 0;
        for (int i = 0; i < NODES.getNumberOfPoints(); i++) {
            double s = 0.5 + 0.5 * NODES.getPoint(i);
            slope +=
                    0.5 * NODES.getWeight(i) * (GammaRatio.digamma(b + orders + c * s) - GammaRatio.digamma(b + c * s));
        }
        double u = -c * slope;
        return (b + c) * slope * (u == 0 ? 1 : Math.expm1(u) / u);
    }
}
