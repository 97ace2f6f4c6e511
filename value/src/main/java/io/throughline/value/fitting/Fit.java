package io.throughline.value.fitting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fitted model and what is known about the fit.
 *
 * @param model null exactly if the status is {@link FitStatus#TOO_LITTLE_DATA}
 * @param status what became of the fit
 * @param logLikelihood natural logarithm of the likelihood at the model; 0 without one
 * @param observations customers that took part
 * @param covariance of the parameters in the order of the model's record, the inverse of the observed information;
 *     empty unless the status is {@link FitStatus#INTERIOR}
 * @param <M> the model
 */
public record Fit<M>(
        @Nullable M model, FitStatus status, double logLikelihood, long observations, List<List<Double>> covariance) {

    public Fit {
        if ((model == null) != (status == FitStatus.TOO_LITTLE_DATA)) {
            throw new IllegalArgumentException("a model is there unless there is too little data, but status is "
                    + status + " and the model " + model);
        }
        covariance = covariance.stream().map(List::copyOf).toList();
    }

    /** A fit that could not be made. */
    public static <M> Fit<M> tooLittleData(long observations) {
        return new Fit<>(null, FitStatus.TOO_LITTLE_DATA, 0, observations, List.of());
    }

    /** The same fit of a likelihood that is larger by a constant factor, given by its logarithm. */
    public Fit<M> plus(double logFactor) {
        return model == null ? this : new Fit<>(model, status, logLikelihood + logFactor, observations, covariance);
    }

    /** One standard error for each parameter, in its units; empty unless the status is {@link FitStatus#INTERIOR}. */
    public List<Double> standardErrors() {
        double[] errors = new double[covariance.size()];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Math.sqrt(covariance.get(i).get(i));
        }
        return java.util.Arrays.stream(errors).boxed().toList();
    }

    /** The model. @throws IllegalStateException if there is none */
    public M orThrow() {
        if (model == null) {
            throw new IllegalStateException("too little data to fit a model: " + observations + " observations");
        }
        return model;
    }

    /**
     * Standard error of a quantity by the delta method: the root of {@code g' V g}, with V the covariance.
     *
     * @param gradient of the quantity by the parameters, in the order of the covariance
     * @return 0 or more, in the quantity's units
     * @throws IllegalArgumentException if there is no covariance of that size
     */
    public double standardErrorOf(double[] gradient) {
        if (gradient.length != covariance.size()) {
            throw new IllegalArgumentException(
                    "need a gradient of " + covariance.size() + " parameters, but got " + gradient.length);
        }
        double variance = 0;
        for (int i = 0; i < gradient.length; i++) {
            for (int j = 0; j < gradient.length; j++) {
                variance += gradient[i] * covariance.get(i).get(j) * gradient[j];
            }
        }
        return Math.sqrt(Math.max(0, variance));
    }
}
