package io.throughline.jobs;

import io.throughline.domain.event.Channel;
import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.friction.MatchId;
import io.throughline.domain.friction.MatchState;
import io.throughline.domain.friction.MatchStep;
import java.time.Instant;
import java.util.List;

/** Matches for tests. */
public final class Matches {

    private Matches() {}

    /** A cart abandonment of {@code customer}, {@code minutes} after noon, weighing two points. */
    public static FrictionMatch at(double minutes, String customer) {
        Instant time = Events.NOON.plusMillis(Math.round(minutes * 60_000));
        List<MatchStep> evidence = List.of(
                new MatchStep("cart", "shop", customer + "@" + minutes, time, "product_added", Channel.WEB, null));
        return new FrictionMatch(
                MatchId.of("cart-abandonment", 1, null, evidence),
                "cart-abandonment",
                1,
                MatchState.MATCHED,
                customer,
                customer,
                time,
                time,
                time,
                "purchase",
                "cart",
                "web",
                null,
                null,
                "medium",
                2.0,
                "shop",
                evidence,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
