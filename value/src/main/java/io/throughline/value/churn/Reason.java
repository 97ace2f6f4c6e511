package io.throughline.value.churn;

/**
 * What one feature adds to a customer's log-odds of leaving, against a customer who is average in it.
 *
 * @param feature its name
 * @param value the customer's
 * @param contribution coefficient times (value - mean), in log-odds; above 0 it makes leaving likelier
 */
public record Reason(String feature, double value, double contribution) {}
