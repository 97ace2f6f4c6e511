package io.throughline.alerts;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.friction.MatchId;
import org.jspecify.annotations.Nullable;

/** Matches that are counted together: one pattern at one step on one channel. */
public record AlertGroup(String pattern, @Nullable String journey, String step, String channel) {

    public AlertGroup {
        requireNonNull(pattern, "pattern");
        requireNonNull(step, "step");
        requireNonNull(channel, "channel");
    }

    /** The group that {@code match} belongs to. */
    public static AlertGroup of(FrictionMatch match) {
        return new AlertGroup(match.pattern(), match.journey(), match.step(), match.channel());
    }

    /** A short key to partition by, the same for equal groups. */
    public String key() {
        return MatchId.ofParts(pattern, journey == null ? "" : journey, step, channel);
    }
}
