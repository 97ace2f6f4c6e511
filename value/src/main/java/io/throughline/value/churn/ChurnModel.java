package io.throughline.value.churn;

import java.util.List;

/**
 * A calibrated probability of leaving, with reasons.
 *
 * @param regression what the features say
 * @param calibration what its log-odds are worth on customers it has not seen
 */
public record ChurnModel(LogisticModel regression, Calibration calibration) {

    /** Probability, from 0 to 1, that a customer leaves within the horizon of the labels. */
    public double probability(List<Double> values) {
        return calibration.probability(regression.logOdds(values));
    }

    /** The features that raise the probability most, the strongest first, at most so many; in calibrated log-odds. */
    public List<Reason> reasons(List<Double> values, int most) {
        return regression.reasons(values, most).stream()
                .map(reason ->
                        new Reason(reason.feature(), reason.value(), calibration.slope() * reason.contribution()))
                .toList();
    }
}
