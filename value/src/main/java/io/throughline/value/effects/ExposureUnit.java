package io.throughline.value.effects;

/**
 * A customer in a stretch of time, exposed or not, and what came after it.
 *
 * @param customerId several units of one customer are not independent, and are not taken to be
 * @param stratum those who share it would have fared alike but for the exposure, for example activity and tenure
 * @param exposed whether the customer met what is judged
 * @param outcome afterwards, in any unit: 1 or 0 for churn, currency for value
 * @param weight how much the unit counts, greater than 0; 1 is usual
 */
public record ExposureUnit(String customerId, String stratum, boolean exposed, double outcome, double weight) {

    public ExposureUnit {
        if (!Double.isFinite(outcome) || !(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("need a finite outcome and a weight above 0, but got " + outcome
                    + " and " + weight + " for customer " + customerId);
        }
    }
}
