package io.throughline.jobs.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a visitor.
 *
 * @param customerId the customer they are, null while unknown
 * @param shared whether more than one customer uses it
 * @param lastSeen order time of their latest event
 * @param reviewAt when the timer comes that asks whether they have been away for too long
 */
public record VisitorLink(@Nullable String customerId, boolean shared, Instant lastSeen, Instant reviewAt) {

    static VisitorLink unknown(Instant seen, Instant reviewAt) {
        return new VisitorLink(null, false, seen, reviewAt);
    }

    VisitorLink seen(Instant at) {
        return at.isAfter(lastSeen) ? new VisitorLink(customerId, shared, at, reviewAt) : this;
    }

    VisitorLink identified(String customer) {
        if (customerId == null) {
            return new VisitorLink(customer, shared, lastSeen, reviewAt);
        }
        return customerId.equals(customer) ? this : new VisitorLink(customerId, true, lastSeen, reviewAt);
    }

    VisitorLink reviewedAt(Instant next) {
        return new VisitorLink(customerId, shared, lastSeen, next);
    }
}
