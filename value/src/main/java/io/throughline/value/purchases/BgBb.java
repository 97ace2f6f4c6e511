package io.throughline.value.purchases;

import java.util.List;
import org.hipparchus.special.Beta;

/**
 * The beta-geometric / beta-Bernoulli model (BG/BB): purchases at discrete opportunities.
 *
 * <p>Times count opportunities. At each a living customer buys with a probability that is Beta({@code alpha},
 * {@code beta}) over customers; before each they die with a probability that is Beta({@code gamma}, {@code delta}). With
 * x purchases in n opportunities, the last at t_x:
 *
 * <pre>{@code
 * L = B(alpha+x, beta+n-x) B(gamma, delta+n) / (B(alpha, beta) B(gamma, delta))
 *     + sum over i from 0 to n-t_x-1 of B(alpha+x, beta+t_x-x+i) B(gamma+1, delta+t_x+i) / (B(alpha, beta) B(gamma, delta))
 * P(alive) = the first term over L
 * }</pre>
 *
 * <p>P(alive) is that of being alive at opportunity n; the paper's is that of n + 1, which is
 * {@link #probabilityAlive(PurchaseHistory, double)} with horizon 1. Horizons count whole opportunities; a part of one is
 * none. Fader, Hardie &amp; Shang (2010), "Customer-Base Analysis in a Discrete-Time Noncontractual Setting".
 *
 * @param alpha first shape of the purchase probability, greater than 0
 * @param beta second shape of the purchase probability, greater than 0
 * @param gamma first shape of the death probability, greater than 0
 * @param delta second shape of the death probability, greater than 0
 */
public record BgBb(double alpha, double beta, double gamma, double delta) implements PurchaseModel {

    public BgBb {
        boolean possible = alpha > 0
                && beta > 0
                && gamma > 0
                && delta > 0
                && Double.isFinite(alpha)
                && Double.isFinite(beta)
                && Double.isFinite(gamma)
                && Double.isFinite(delta);
        if (!possible) {
            throw new IllegalArgumentException("need alpha, beta, gamma and delta > 0, but got alpha=" + alpha
                    + ", beta=" + beta + ", gamma=" + gamma + ", delta=" + delta);
        }
    }

    @Override
    public String name() {
        return "BG/BB";
    }

    @Override
    public List<Double> parameters() {
        return List.of(alpha, beta, gamma, delta);
    }

    @Override
    public BgBb with(List<Double> parameters) {
        return new BgBb(parameters.get(0), parameters.get(1), parameters.get(2), parameters.get(3));
    }

    @Override
    public double logLikelihood(PurchaseHistory history) {
        return logAlive(history) - logShareAlive(logWays(history));
    }

    @Override
    public double probabilityAlive(PurchaseHistory history) {
        return Math.exp(logShareAlive(logWays(history)));
    }

    @Override
    public double expectedOrdersIfAlive(PurchaseHistory history, double horizon) {
        double later = delta + trials(history);
        // sum over j from 1 of P(alive at n+j | alive at n)
        double alive =
                later / (gamma + later) * FutureOrders.ordersOf(gamma, later + 1, (long) Horizon.checked(horizon));
        return rate(history) * alive;
    }

    @Override
    public double probabilityAliveIfAlive(PurchaseHistory history, double horizon) {
        return Math.exp(GammaRatio.logStays(gamma, delta + trials(history), (long) Horizon.checked(horizon)));
    }

    @Override
    public double probabilityOfOrderIfAlive(PurchaseHistory history, double horizon) {
        long opportunities = (long) Horizon.checked(horizon);
        double stays = 1;
        double refuses = 1;
        double ordered = 0;
        double a = alpha + history.repeats();
        double b = beta + trials(history) - history.repeats();
        for (long j = 0; j < opportunities && stays * refuses > 0; j++) {
            double later = delta + trials(history) + j;
            stays *= later / (gamma + later);
            ordered += stays * refuses * a / (a + b + j);
            refuses *= (b + j) / (a + b + j);
        }
        return Math.min(1, ordered);
    }

    /** {@inheritDoc} <p>Time counts opportunities: the first comes after 1. */
    @Override
    public double discountedOrdersForLifeIfAlive(PurchaseHistory history, double rate) {
        double discount = Math.exp(-Horizon.discount(rate));
        double factor = 1;
        double sum = 0;
        double later = delta + trials(history);
        for (long j = 0; factor > 1e-18 * sum * (1 - discount) || j == 0; j++) {
            factor *= discount * (later + j) / (gamma + later + j);
            sum += factor;
        }
        return rate(history) * sum;
    }

    private double rate(PurchaseHistory history) {
        return (alpha + history.repeats()) / (alpha + beta + trials(history));
    }

    private double logAlive(PurchaseHistory history) {
        long n = trials(history);
        int x = history.repeats();
        return Beta.logBeta(alpha + x, beta + n - x) - Beta.logBeta(alpha, beta) + GammaRatio.logStays(gamma, delta, n);
    }

    /**
     * The ways to be dead, before opportunity n, n-1 and so on back to the one after the last purchase: the logarithms of
     * the sum's terms over the first one, each of which follows from the one before.
     */
    private double[] logWays(PurchaseHistory history) {
        long n = trials(history);
        int x = history.repeats();
        double[] ways = new double[(int) (n - history.recency())];
        double buys = 0;
        double lives = Math.log(gamma) - Math.log(delta + n - 1);
        for (int i = 0; i < ways.length; i++) {
            long at = n - 1 - i;
            // B(alpha+x, beta+at-x) over B(alpha+x, beta+n-x), and B(gamma+1, delta+at) over B(gamma, delta+n)
            buys += Math.log((alpha + beta + at) / (beta + at - x));
            ways[i] = buys + lives;
            lives += at > 0 ? Math.log((gamma + delta + at) / (delta + at - 1)) : 0;
        }
        return ways;
    }

    /** Logarithm of P(alive). */
    private static double logShareAlive(double[] logWays) {
        double most = 0;
        for (double way : logWays) {
            most = Math.max(most, way);
        }
        double all = Math.exp(-most);
        for (double way : logWays) {
            all += Math.exp(way - most);
        }
        return -most - Math.log(all);
    }

    /** Adds the derivatives of the log-likelihood by the parameters, times {@code weight}. */
    void addSlopes(PurchaseHistory history, double weight, double[] by) {
        long n = trials(history);
        int x = history.repeats();
        double[] ways = logWays(history);
        double logAlive = logShareAlive(ways);
        double alive = Math.exp(logAlive);
        double byBeta = alive * GammaRatio.slope(beta, n - x);
        double byBoth = alive * GammaRatio.slope(alpha + beta, n);
        double byDelta = alive * GammaRatio.slope(delta, n);
        double byLife = alive * GammaRatio.slope(gamma + delta, n);
        double byGamma = 0;
        for (int i = 0; i < ways.length; i++) {
            long at = n - 1 - i;
            double way = Math.exp(ways[i] + logAlive);
            byBeta += way * GammaRatio.slope(beta, at - x);
            byBoth += way * GammaRatio.slope(alpha + beta, at);
            byDelta += way * GammaRatio.slope(delta, at);
            byLife += way * GammaRatio.slope(gamma + delta, at + 1);
            byGamma += way / gamma;
        }
        by[0] += weight * (GammaRatio.slope(alpha, x) - byBoth);
        by[1] += weight * (byBeta - byBoth);
        by[2] += weight * (byGamma - byLife);
        by[3] += weight * (byDelta - byLife);
    }

    private static long trials(PurchaseHistory history) {
        double n = history.age();
        if (n != Math.rint(n)
                || history.recency() != Math.rint(history.recency())
                || history.recency() < history.repeats()) {
            throw new IllegalArgumentException(
                    "BG/BB counts opportunities: need whole recency and age and no more repeats than recency, but got "
                            + history.repeats() + ", " + history.recency() + " and " + n);
        }
        return (long) n;
    }
}
