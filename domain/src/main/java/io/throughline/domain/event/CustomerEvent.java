package io.throughline.domain.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;

/**
 * One thing that one customer did, or that was done to them, at the instant it happened.
 *
 * <p>Nested in Java, flat by {@link EventField} in topics, tables and expressions.
 */
public record CustomerEvent(
        EventIdentity identity,
        EventTime time,
        Who who,
        Where where,
        What what,
        Correlation correlation,
        Measures measures,
        Campaign campaign,
        Trust trust) {

    /** The canonical order of one profile's events: order time, event time, arrival, id. */
    public static final Comparator<CustomerEvent> CANONICAL_ORDER = Comparator.comparing(
                    (CustomerEvent event) -> event.time().orderTime())
            .thenComparing(event -> event.time().eventTime())
            .thenComparing(event -> event.time().receivedAt(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(event -> event.identity().source())
            .thenComparing(event -> event.identity().eventId());

    public CustomerEvent {
        requireNonNull(identity, "identity");
        requireNonNull(time, "time");
        requireNonNull(who, "who");
        requireNonNull(where, "where");
        requireNonNull(what, "what");
        requireNonNull(correlation, "correlation");
        requireNonNull(measures, "measures");
        requireNonNull(campaign, "campaign");
        requireNonNull(trust, "trust");
    }

    /** The same event under the customer it turned out to belong to, learned of at {@code orderTime}. */
    public CustomerEvent rekeyed(String customerId, Instant orderTime) {
        return EventDraft.of(this)
                .set(EventField.CUSTOMER_ID, customerId)
                .set(EventField.PROFILE_ID, customerId)
                .set(EventField.ORDER_TIME, orderTime)
                .build();
    }
}
