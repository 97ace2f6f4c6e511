package io.throughline.value.attribution;

import java.time.Instant;

/**
 * What touches are to be credited for.
 *
 * @param customerId whose
 * @param id breaks ties of time
 * @param at when
 * @param revenue it brought, reporting currency, 0 or more
 */
public record Conversion(String customerId, String id, Instant at, double revenue) {

    public Conversion {
        if (!(revenue >= 0) || Double.isInfinite(revenue)) {
            throw new IllegalArgumentException(
                    "revenue of conversion " + id + " must be 0 or more, but was " + revenue);
        }
    }
}
