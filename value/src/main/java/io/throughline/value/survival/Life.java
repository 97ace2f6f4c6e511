package io.throughline.value.survival;

import java.util.List;

/**
 * One customer's stay, with what may have moved it.
 *
 * @param duration how long they stayed or were seen, greater than 0
 * @param churned whether they left then
 * @param covariates finite numbers, as many and in the same order for each customer
 */
public record Life(double duration, boolean churned, List<Double> covariates) {

    public Life {
        covariates = List.copyOf(covariates);
        if (!(duration > 0)
                || Double.isInfinite(duration)
                || !covariates.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "need a duration > 0 and finite covariates, but got " + duration + " and " + covariates);
        }
    }
}
