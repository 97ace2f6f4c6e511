package io.throughline.value.purchases;

import java.util.List;

/**
 * When customers buy again and when they stop, fitted; an immutable record of numbers. Times are in the unit that it was
 * fitted in. No method returns NaN.
 */
public interface PurchaseModel {

    /** The field's short name, for example {@code MBG/NBD}. */
    String name();

    /** The parameters, in the order of the paper. */
    List<Double> parameters();

    /** The same family with other parameters. @throws IllegalArgumentException if they are outside its domain */
    PurchaseModel with(List<Double> parameters);

    /** Natural logarithm of the likelihood of one history; finite. */
    double logLikelihood(PurchaseHistory history);

    /** Probability, from 0 to 1, that the customer has not dropped out at the end of observation. */
    double probabilityAlive(PurchaseHistory history);

    /**
     * Orders (days with a purchase) that a customer who is alive at the end of observation is expected to place after it.
     *
     * @param horizon how far ahead, 0 or more; the answer rises with it
     * @return 0 or more
     * @throws IllegalArgumentException if the horizon is negative or not finite
     */
    double expectedOrdersIfAlive(PurchaseHistory history, double horizon);

    /**
     * Probability that a customer who is alive at the end of observation still is later; falls from 1 with the horizon.
     *
     * @throws IllegalArgumentException if the horizon is negative or not finite
     */
    double probabilityAliveIfAlive(PurchaseHistory history, double horizon);

    /**
     * Probability that a customer who is alive at the end of observation places an order within the horizon; rises from
     * 0 with it, to less than 1 where customers can drop out between orders.
     *
     * @throws IllegalArgumentException if the horizon is negative or not finite
     */
    double probabilityOfOrderIfAlive(PurchaseHistory history, double horizon);

    /**
     * Expected orders of the rest of a life, each discounted to the end of observation by {@code exp(-delta t)}, of a
     * customer who is alive then: the discounted expected residual transactions (Fader, Hardie &amp; Lee 2005, "RFM and
     * CLV") over P(alive).
     *
     * @param delta continuous discount rate per unit of time, greater than 0
     * @return greater than 0
     * @throws IllegalArgumentException if {@code delta} is not greater than 0
     */
    double discountedOrdersForLifeIfAlive(PurchaseHistory history, double delta);

    /** The history with the least detail from which the same follows for a customer who is alive. */
    default PurchaseHistory ifAlive(PurchaseHistory history) {
        return PurchaseHistory.of(history.repeats(), history.repeats() == 0 ? 0 : history.age(), history.age());
    }

    /**
     * Orders that the customer is expected to place after the end of observation: {@code P(alive)} times
     * {@link #expectedOrdersIfAlive}.
     *
     * @param horizon how far ahead, 0 or more; the answer rises with it
     * @return 0 or more
     * @throws IllegalArgumentException if the horizon is negative or not finite
     */
    default double expectedOrders(PurchaseHistory history, double horizon) {
        return probabilityAlive(history) * expectedOrdersIfAlive(history, horizon);
    }

    /** Probability of being alive a horizon after the end of observation; falls with it. */
    default double probabilityAlive(PurchaseHistory history, double horizon) {
        return probabilityAlive(history) * probabilityAliveIfAlive(history, horizon);
    }

    /** Probability of an order within a horizon after the end of observation; rises with it. */
    default double probabilityOfOrder(PurchaseHistory history, double horizon) {
        return probabilityAlive(history) * probabilityOfOrderIfAlive(history, horizon);
    }

    /** Discounted expected residual transactions for life, see {@link #discountedOrdersForLifeIfAlive}. */
    default double discountedOrdersForLife(PurchaseHistory history, double delta) {
        return probabilityAlive(history) * discountedOrdersForLifeIfAlive(history, delta);
    }
}
