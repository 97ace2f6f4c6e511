package io.throughline.value.survival;

import io.throughline.value.fitting.FitStatus;
import java.util.List;

/**
 * A fitted Cox model.
 *
 * @param status {@link FitStatus#BOUNDARY} where a covariate separates those who churn from those who do not: its
 *     coefficient grows without end; {@link FitStatus#TOO_LITTLE_DATA} without events
 * @param coefficients by covariate: the logarithm of the hazard ratio for one more of it; empty without events
 * @param standardErrors of the coefficients, from the observed information; empty unless interior
 * @param logLikelihoodOfNone partial, with all coefficients 0
 * @param logLikelihood partial, at the coefficients
 * @param concordance share of comparable pairs in which the one with the higher risk left first; 0.5 if there are none
 * @param iterations of Newton's method
 */
public record CoxFit(
        FitStatus status,
        List<Double> coefficients,
        List<Double> standardErrors,
        double logLikelihoodOfNone,
        double logLikelihood,
        double concordance,
        int iterations) {

    public CoxFit {
        coefficients = List.copyOf(coefficients);
        standardErrors = List.copyOf(standardErrors);
    }
}
