package io.throughline.value.purchases;

import java.util.List;

/** When customers buy again and when they stop, fitted; an immutable record of numbers. Times are in its unit. */
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
     * Orders (days with a purchase) that the customer is expected to place after the end of observation.
     *
     * @param horizon how far ahead, 0 or more; the answer rises with it
     * @return 0 or more
     * @throws IllegalArgumentException if the horizon is negative or not finite
     */
    double expectedOrders(PurchaseHistory history, double horizon);
}
