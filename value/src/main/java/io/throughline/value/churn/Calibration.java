package io.throughline.value.churn;

/**
 * Platt's calibration: {@code calibrated log-odds = intercept + slope * log-odds}. Platt (1999), "Probabilistic outputs for
 * support vector machines".
 *
 * @param intercept in log-odds
 * @param slope below 1 where the model was too sure
 */
public record Calibration(double intercept, double slope) {

    /** Leaves everything as it is. */
    public static final Calibration NONE = new Calibration(0, 1);

    /** The calibrated log-odds. */
    public double logOdds(double uncalibrated) {
        return intercept + slope * uncalibrated;
    }

    /** The calibrated probability, from 0 to 1. */
    public double probability(double uncalibratedLogOdds) {
        return 1 / (1 + Math.exp(-logOdds(uncalibratedLogOdds)));
    }
}
