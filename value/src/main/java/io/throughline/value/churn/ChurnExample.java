package io.throughline.value.churn;

import java.util.List;

/**
 * What was known of a customer at a moment, and whether they had left by the horizon after it.
 *
 * @param customerId several examples of one customer stay in one fold
 * @param features finite values, in the order of the features' names
 * @param churned the label
 */
public record ChurnExample(String customerId, List<Double> features, boolean churned) {

    public ChurnExample {
        features = List.copyOf(features);
    }
}
