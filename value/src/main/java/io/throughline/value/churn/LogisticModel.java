package io.throughline.value.churn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Logistic regression over standardised features:
 *
 * <pre>{@code log-odds = intercept + sum of weight_j (x_j - mean_j) / deviation_j}</pre>
 *
 * <p>Hosmer, Lemeshow &amp; Sturdivant (2013), "Applied Logistic Regression".
 *
 * @param features names, in the order of all other lists
 * @param intercept log-odds of a customer who is average in everything
 * @param weights log-odds for each standard deviation
 * @param means of the features in the data
 * @param deviations standard deviations of the features in the data; 1 for a feature that does not vary
 */
public record LogisticModel(
        List<String> features, double intercept, List<Double> weights, List<Double> means, List<Double> deviations) {

    public LogisticModel {
        features = List.copyOf(features);
        weights = List.copyOf(weights);
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
        int n = features.size();
        if (weights.size() != n || means.size() != n || deviations.size() != n) {
            throw new IllegalArgumentException("need " + n + " weights, means and deviations, but got " + weights.size()
                    + ", " + means.size() + ", " + deviations.size());
        }
    }

    /**
     * Logarithm of the odds of the outcome.
     *
     * @param values of the features, in their order
     * @throws IllegalArgumentException if there are more or fewer values than features, or one is not finite
     */
    public double logOdds(List<Double> values) {
        double sum = intercept;
        for (Reason reason : contributions(values)) {
            sum += reason.contribution();
        }
        return sum;
    }

    /** Probability of the outcome, from 0 to 1. */
    public double probability(List<Double> values) {
        return 1 / (1 + Math.exp(-logOdds(values)));
    }

    /** What each feature adds to the log-odds, in the order of the features; with the intercept they add up to all. */
    public List<Reason> contributions(List<Double> values) {
        if (values.size() != features.size()) {
            throw new IllegalArgumentException(
                    "need " + features.size() + " values for " + features + ", but got " + values.size());
        }
        List<Reason> contributions = new ArrayList<>(values.size());
        for (int j = 0; j < values.size(); j++) {
            double value = values.get(j);
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(features.get(j) + " must be finite, but was " + value);
            }
            contributions.add(
                    new Reason(features.get(j), value, weights.get(j) * (value - means.get(j)) / deviations.get(j)));
        }
        return contributions;
    }

    /**
     * The features that raise the probability most, the strongest first.
     *
     * @param most how many at most; fewer if fewer raise it
     */
    public List<Reason> reasons(List<Double> values, int most) {
        return contributions(values).stream()
                .filter(reason -> reason.contribution() > 0)
                .sorted(Comparator.comparingDouble(Reason::contribution).reversed())
                .limit(most)
                .toList();
    }
}
