package io.throughline.jobs.value;

import static java.util.Objects.requireNonNull;

/**
 * What the value flow reads of a match.
 *
 * @param pattern name of the pattern
 * @param step where it happened
 * @param channel where it happened
 * @param startedAt event time of its first step, milliseconds since the epoch
 */
public record PastMatch(String pattern, String step, String channel, long startedAt) {

    public PastMatch {
        requireNonNull(pattern, "pattern");
        requireNonNull(step, "step");
        requireNonNull(channel, "channel");
    }
}
