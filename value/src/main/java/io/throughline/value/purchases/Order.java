package io.throughline.value.purchases;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * One order of a customer.
 *
 * @param day of the order, in the business's time zone
 * @param amount in the reporting currency; negative for a refund
 */
public record Order(LocalDate day, double amount) {

    public Order {
        requireNonNull(day, "day");
        if (!Double.isFinite(amount)) {
            throw new IllegalArgumentException("amount must be finite, but was " + amount + " on " + day);
        }
    }
}
