package io.throughline.domain.event;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured.
 *
 * @param amount money, decimal(18,4), in {@code currency}
 * @param currency ISO 4217 as sent
 * @param items what was bought, returned or put in the cart
 * @param scoreType what the score measures
 * @param score the score on its own scale
 * @param scoreScale its scale, for example {@code 0-10}
 * @param sentiment from -1 (bad) to 1 (good)
 * @param waitMs time waited, milliseconds
 * @param durationMs time it took, milliseconds
 */
public record Measures(
        @Nullable BigDecimal amount,
        @Nullable String currency,
        List<OrderItem> items,
        @Nullable ScoreType scoreType,
        @Nullable Double score,
        @Nullable String scoreScale,
        @Nullable Double sentiment,
        @Nullable Long waitMs,
        @Nullable Long durationMs) {

    public Measures {
        items = List.copyOf(items);
    }
}
