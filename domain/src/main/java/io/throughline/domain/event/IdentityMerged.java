package io.throughline.domain.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * An anonymous profile turned out to be a known customer.
 *
 * @param anonymousProfileId the profile that ends: {@code anon:} or {@code dev:} and an id
 * @param customerId the customer it belongs to
 * @param identifiedAt event time of the identification
 * @param recentEvents what the anonymous profile did shortly before, in canonical order, under its old key
 */
public record IdentityMerged(
        String anonymousProfileId, String customerId, Instant identifiedAt, List<CustomerEvent> recentEvents) {

    public IdentityMerged {
        requireNonNull(anonymousProfileId, "anonymousProfileId");
        requireNonNull(customerId, "customerId");
        requireNonNull(identifiedAt, "identifiedAt");
        recentEvents = List.copyOf(recentEvents);
    }
}
