package io.throughline.value.quality;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How well a ranking finds the customers who turned out to be worth most.
 *
 * <p>Customers are lined up by predicted value, the highest first; the coefficient is twice the area between the share of
 * realised value that is reached and the diagonal. 0 is a ranking by chance. Frees, Meyers &amp; Cummings (2011),
 * "Summarizing insurance scores using a Gini index".
 *
 * @param coefficient of the prediction, from -1 to 1; customers of equal prediction share their value
 * @param bestAttainable coefficient of a ranking by the realised value itself, above 0
 */
public record Gini(double coefficient, double bestAttainable) {

    /**
     * A customer.
     *
     * @param predicted value, any finite number
     * @param realised value, 0 or more
     */
    public record Ranked(double predicted, double realised) {

        public Ranked {
            if (!Double.isFinite(predicted) || !(realised >= 0) || Double.isInfinite(realised)) {
                throw new IllegalArgumentException(
                        "need a finite prediction and a realised value of 0 or more, but got " + predicted + " and "
                                + realised);
            }
        }
    }

    /** The coefficients; empty if all customers turned out to be worth the same, which no ranking can find. */
    public static Optional<Gini> of(Collection<Ranked> customers) {
        double best = coefficient(customers.stream()
                .map(customer -> new Ranked(customer.realised(), customer.realised()))
                .toList());
        return best > 1e-12 ? Optional.of(new Gini(coefficient(customers), best)) : Optional.empty();
    }

    /** The coefficient as a share of the best attainable, at most 1. */
    public double normalised() {
        return coefficient / bestAttainable;
    }

    private static double coefficient(Collection<Ranked> customers) {
        List<Ranked> ordered = new ArrayList<>(customers);
        ordered.sort(Comparator.comparingDouble(Ranked::predicted).reversed().thenComparingDouble(Ranked::realised));
        double total = ordered.stream().mapToDouble(Ranked::realised).sum();
        if (!(total > 0)) {
            return 0;
        }
        double area = 0;
        double reached = 0;
        int n = ordered.size();
        for (int from = 0; from < n; ) {
            int to = from;
            double tied = 0;
            while (to < n && ordered.get(to).predicted() == ordered.get(from).predicted()) {
                tied += ordered.get(to).realised();
                to++;
            }
            area += (reached + tied / 2) / total * (to - from) / n;
            reached += tied;
            from = to;
        }
        return 2 * area - 1;
    }
}
