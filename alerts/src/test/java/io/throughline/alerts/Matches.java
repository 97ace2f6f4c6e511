package io.throughline.alerts;

import io.throughline.domain.event.Channel;
import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.friction.MatchState;
import io.throughline.domain.friction.MatchStep;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Matches for tests: a cart left at the payment step on the web. */
final class Matches {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Matches() {}

    static FrictionMatch of(String id, String customer, String value, String severity, MatchState state) {
        MatchStep step = new MatchStep("cart", "shop", id, NOON, "product_added", Channel.WEB, "/cart");
        return new FrictionMatch(
                id,
                "cart-abandonment",
                1,
                state,
                "anon:" + id,
                customer,
                NOON,
                NOON,
                NOON,
                "checkout",
                "payment",
                "web",
                "/cart",
                "mobile",
                severity,
                3,
                "web-team",
                List.of(step),
                state == MatchState.REKEYED ? "anon:x" : null,
                value == null ? null : new BigDecimal(value),
                value == null ? null : "run-1",
                null,
                null,
                null,
                null);
    }

    static FrictionMatch of(String id, String customer, String value) {
        return of(id, customer, value, "high", MatchState.MATCHED);
    }
}
