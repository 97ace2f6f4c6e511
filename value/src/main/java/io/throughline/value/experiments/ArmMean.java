package io.throughline.value.experiments;

import io.throughline.value.sums.Comoments;

/**
 * The mean of a metric in one arm.
 *
 * @param units how many, 0 or more
 * @param mean in the metric's units
 * @param variance between units with the divisor n - 1, 0 or more
 */
public record ArmMean(long units, double mean, double variance) {

    public ArmMean {
        if (units < 0 || !Double.isFinite(mean) || !(variance >= 0) || Double.isInfinite(variance)) {
            throw new IllegalArgumentException("need 0 or more units, a finite mean and a finite variance of 0 or more,"
                    + " but got " + units + ", " + mean + " and " + variance);
        }
    }

    /** The mean of one of the variables. */
    public static ArmMean of(Comoments arm, int variable) {
        return new ArmMean(arm.count(), arm.mean(variable), Math.max(0, arm.covariance(variable, variable)));
    }

    /** Squared standard error of the mean; 0 without units. */
    double squaredError() {
        return units == 0 ? 0 : variance / units;
    }
}
