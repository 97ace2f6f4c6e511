package io.throughline.domain.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom it concerns.
 *
 * @param profileId the key of journeys: customer id, else {@code anon:} + anonymous id, else {@code dev:} + device id, else null (lakehouse only)
 * @param customerId the company's own id, null while unknown
 * @param userId the id that the producer knows the person by
 * @param anonymousId cookie or installation id
 * @param deviceId device id
 * @param sessionId the producer's session
 * @param accountId the account or group the person belongs to
 * @param emailHash keyed hash of the e-mail address
 * @param phoneHash keyed hash of the phone number
 * @param identifiers any further identifiers, by type
 */
public record Who(
        @Nullable String profileId,
        @Nullable String customerId,
        @Nullable String userId,
        @Nullable String anonymousId,
        @Nullable String deviceId,
        @Nullable String sessionId,
        @Nullable String accountId,
        @Nullable String emailHash,
        @Nullable String phoneHash,
        Map<String, String> identifiers) {

    public Who {
        identifiers = Map.copyOf(identifiers);
    }
}
