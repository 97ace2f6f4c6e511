package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import io.throughline.cep.engine.ProfileEnd;
import io.throughline.domain.friction.FrictionMatch;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Settle} decides on, in one profile: a match as it was found, or the end of the profile; one of the two.
 *
 * <p>Public because it travels between operators.
 *
 * @param profileId whose journey
 * @param match a match as the pattern found it
 * @param deadline whether the match is an absence, certain only at its deadline
 * @param onceKey of several matches with this key only the first counts; null for all
 * @param onceUntil order time after which no match with this key can come
 * @param lane the matches that share a cooldown and may overlap or not
 * @param cooldownMs length of the cooldown in milliseconds, 0 for none
 * @param overlap whether it counts if it began before the end of one in its lane that counted
 * @param mergedAt when the profile, which was anonymous, turned out to be a customer's
 */
public record Sighting(
        String profileId,
        @Nullable FrictionMatch match,
        boolean deadline,
        @Nullable String onceKey,
        @Nullable Instant onceUntil,
        @Nullable String lane,
        long cooldownMs,
        boolean overlap,
        @Nullable Instant mergedAt) {

    public Sighting {
        requireNonNull(profileId, "profileId");
        if ((match == null) == (mergedAt == null)) {
            throw new IllegalArgumentException("need either a match or a merge, for " + profileId);
        }
    }

    static Sighting of(ProfileEnd end) {
        return new Sighting(end.profileId(), null, false, null, null, null, 0, true, end.endedAt());
    }
}
