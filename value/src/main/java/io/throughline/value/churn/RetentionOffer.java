package io.throughline.value.churn;

/**
 * An offer that keeps some of the customers who would leave, and from which probability on it pays:
 *
 * <pre>{@code gain = probability * saveRate * value - cost > 0}</pre>
 *
 * <p>Neslin et al. (2006), "Defection detection".
 *
 * @param cost of the offer to one customer, currency of the values, above 0
 * @param saveRate share of those who would leave and stay for the offer, above 0, at most 1
 */
public record RetentionOffer(double cost, double saveRate) {

    public RetentionOffer {
        if (!(cost > 0) || Double.isInfinite(cost) || !(saveRate > 0 && saveRate <= 1)) {
            throw new IllegalArgumentException(
                    "need a cost above 0 and a save rate above 0 and at most 1, but got " + cost + " and " + saveRate);
        }
    }

    /** What the offer is expected to bring, less its cost. */
    public double gain(double probability, double value) {
        return probability * saveRate * value - cost;
    }

    /** Probability from which on it pays for a customer of such a value; above 1 if it never does. */
    public double threshold(double value) {
        return value > 0 ? cost / (saveRate * value) : Double.MAX_VALUE;
    }
}
