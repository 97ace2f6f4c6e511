package io.throughline.domain.value;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a profile right now: one row in the customer-state table, replaced by newer versions only.
 *
 * @param profileId who
 * @param customerId the company's own id, null while unknown
 * @param matches matches so far
 * @param frustration sum of their weights, frustration points
 * @param lastPattern pattern of the latest match
 * @param lastMatchId the latest match
 * @param lastMatchedAt when it was matched, event time
 * @param versionTime version guard: order time of the latest change
 * @param versionSequence version guard: number of changes so far
 */
public record CustomerState(
        String profileId,
        @Nullable String customerId,
        long matches,
        double frustration,
        String lastPattern,
        String lastMatchId,
        Instant lastMatchedAt,
        Instant versionTime,
        long versionSequence) {

    public CustomerState {
        requireNonNull(profileId, "profileId");
        requireNonNull(lastPattern, "lastPattern");
        requireNonNull(lastMatchId, "lastMatchId");
        requireNonNull(lastMatchedAt, "lastMatchedAt");
        requireNonNull(versionTime, "versionTime");
    }
}
