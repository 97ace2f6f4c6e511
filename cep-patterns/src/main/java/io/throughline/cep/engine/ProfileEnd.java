package io.throughline.cep.engine;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An anonymous profile turned out to be a customer's, so that what is open in it goes on there.
 *
 * @param profileId the profile that ends
 * @param endedAt order time of the identification
 */
public record ProfileEnd(String profileId, Instant endedAt) {

    public ProfileEnd {
        requireNonNull(profileId, "profileId");
        requireNonNull(endedAt, "endedAt");
    }
}
