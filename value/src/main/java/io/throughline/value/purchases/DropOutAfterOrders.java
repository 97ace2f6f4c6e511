package io.throughline.value.purchases;

/**
 * What BG/NBD, MBG/NBD and their Erlang-k form share: a gamma rate of events of which each {@code k}-th is an order, and a
 * beta probability to drop out after an order.
 *
 * @param r shape of the rate of events
 * @param alpha rate of that gamma, units of time
 * @param a first shape of the drop-out probability, 0 for none
 * @param b second shape of the drop-out probability
 * @param k events to an order
 * @param first 1 if customers may drop out after their first order too, else 0
 */
record DropOutAfterOrders(double r, double alpha, double a, double b, int k, int first) {

    DropOutAfterOrders {
        boolean possible = r > 0
                && alpha > 0
                && a >= 0
                && b > 0
                && k >= 1
                && Double.isFinite(r)
                && Double.isFinite(alpha)
                && Double.isFinite(a)
                && Double.isFinite(b);
        if (!possible) {
            throw new IllegalArgumentException("need r > 0, alpha > 0, a >= 0, b > 0 and k >= 1, but got r=" + r
                    + ", alpha=" + alpha + ", a=" + a + ", b=" + b + ", k=" + k);
        }
    }

    /** Without the term of the single intervals, which holds no parameter. */
    double logLikelihood(PurchaseHistory history) {
        double age = history.age();
        long events = events(history);
        return GammaRatio.log(r, events)
                - r * Math.log1p(age / alpha)
                - events * Math.log(alpha + age)
                + GammaRatio.logStays(a, b, trials(history))
                + Math.log(silences(history))
                + softplus(logOddsGone(history));
    }

    /** Logarithm of {@code P(gone) / P(alive)}; minus infinity where nobody can have dropped out. */
    double logOddsGone(PurchaseHistory history) {
        long trials = trials(history);
        if (trials == 0 || a == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double silence = Math.log1p((history.age() - history.recency()) / (alpha + history.recency()));
        return Math.log(a / (b + trials - 1)) + shape(history) * silence - Math.log(silences(history));
    }

    double probabilityAlive(PurchaseHistory history) {
        return 1 / (1 + Math.exp(logOddsGone(history)));
    }

    /** Of a customer who is alive at the end of observation. */
    FutureOrders future(PurchaseHistory history, double horizon) {
        double orders = 0;
        double alive = 0;
        double[] stages = stages(history);
        for (int stage = 0; stage < k; stage++) {
            FutureOrders future = FutureOrders.of(
                    shape(history) + stage, alpha + history.age(), a, b + trials(history), k, stage, horizon);
            orders += stages[stage] * future.orders();
            alive += stages[stage] * future.alive();
        }
        return new FutureOrders(orders, Math.min(1, alive));
    }

    double probabilityOfOrderIfAlive(PurchaseHistory history, double horizon) {
        double odds = horizon / (alpha + history.age());
        if (k == 1) {
            return -Math.expm1(-shape(history) * Math.log1p(odds));
        }
        double[] stages = stages(history);
        double ordered = 0;
        for (int stage = 0; stage < k; stage++) {
            ordered += stages[stage] * atLeast(k - stage, shape(history) + stage, odds);
        }
        return Math.min(1, ordered);
    }

    /** Probability of so many events or more, by the shorter of the two sums that does not lose its digits. */
    private static double atLeast(int events, double shape, double odds) {
        double z = odds / (1 + odds);
        double term = Math.exp(-shape * Math.log1p(odds));
        double fewer = 0;
        for (int event = 0; event < events; event++) {
            fewer += term;
            term *= (shape + event) / (event + 1) * z;
        }
        if (fewer < 0.9) {
            return 1 - fewer;
        }
        double sum = 0;
        for (int event = events; term > 1e-17 * sum * (1 - z); event++) {
            sum += term;
            term *= (shape + event) / (event + 1) * z;
        }
        return sum;
    }

    /** Discounted orders for life if alive; one event to an order. */
    double discountedForLife(PurchaseHistory history, double delta) {
        double shape = shape(history);
        double rate = alpha + history.age();
        if (a == 0) {
            return shape / (rate * delta);
        }
        double forever = shape / (rate * delta);
        return new BetaMean(a, b + trials(history))
                .of(
                        p -> p == 0 ? forever : shape / p * ExponentialIntegral.scaled(shape + 1, delta * rate / p),
                        (1 + shape) / Math.min(1, rate * delta));
    }

    private double shape(PurchaseHistory history) {
        return r + events(history);
    }

    private long events(PurchaseHistory history) {
        return (long) k * history.repeats();
    }

    private long trials(PurchaseHistory history) {
        return (long) history.repeats() + first;
    }

    /** Probabilities of 0, 1, ... k-1 events since the last order, if alive. */
    private double[] stages(PurchaseHistory history) {
        double[] stages = new double[k];
        double sum = silences(history, stages);
        for (int stage = 0; stage < k; stage++) {
            stages[stage] /= sum;
        }
        return stages;
    }

    private double silences(PurchaseHistory history) {
        return k == 1 ? 1 : silences(history, new double[k]);
    }

    private double silences(PurchaseHistory history, double[] stages) {
        double part = (history.age() - history.recency()) / (alpha + history.age());
        double term = 1;
        double sum = 0;
        for (int stage = 0; stage < k; stage++) {
            stages[stage] = term;
            sum += term;
            term *= (shape(history) + stage) / (stage + 1) * part;
        }
        return sum;
    }

    private static double softplus(double u) {
        return u > 0 ? u + Math.log1p(Math.exp(-u)) : Math.log1p(Math.exp(u));
    }
}
