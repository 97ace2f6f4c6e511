package io.throughline.domain.event;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order, a cart or a return.
 *
 * @param productId the company's product id
 * @param quantity how many, null while unknown
 * @param price of one, in the event's currency, null while unknown
 */
public record OrderItem(
        String productId,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal price) {

    public OrderItem {
        requireNonNull(productId, "productId");
    }
}
