package io.throughline.value.survival;

import java.util.List;

/**
 * Renewals of customers who are all alike: {@code S(t) = (1-p)^t}. The limit of {@link ShiftedBetaGeometric} where its
 * parameters grow without end.
 *
 * @param p probability to leave at the end of a period, from 0 to 1
 */
public record Geometric(double p) implements RenewalModel {

    public Geometric {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("need a probability, but got p=" + p);
        }
    }

    @Override
    public List<Double> parameters() {
        return List.of(p);
    }

    @Override
    public double retention(long period) {
        return 1 - p;
    }

    @Override
    public double survival(long periods) {
        return Math.pow(1 - p, periods);
    }
}
