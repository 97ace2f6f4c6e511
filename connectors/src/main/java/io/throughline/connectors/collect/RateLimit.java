package io.throughline.connectors.collect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** So many requests a second on average, and at once as many as in a second and a half. */
final class RateLimit {

    private static final double BURST_SECONDS = 1.5;

    private final double perSecond;
    private final Clock clock;
    private double left;
    private Instant since;

    /** @param perSecond requests a second, zero for any number */
    RateLimit(double perSecond, Clock clock) {
        this.perSecond = perSecond;
        this.clock = clock;
        this.left = perSecond * BURST_SECONDS;
        this.since = clock.instant();
    }

    /** Whether one more is within the limit, which it then counts against. */
    synchronized boolean allows() {
        if (perSecond <= 0) {
            return true;
        }
        Instant now = clock.instant();
        double seconds = Math.max(0, Duration.between(since, now).toNanos() / 1e9);
        left = Math.min(perSecond * BURST_SECONDS, left + seconds * perSecond);
        since = now;
        boolean allowed = left >= 1;
        left -= allowed ? 1 : 0;
        return allowed;
    }
}
