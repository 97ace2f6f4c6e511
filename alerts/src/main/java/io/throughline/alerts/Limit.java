package io.throughline.alerts;

import org.jspecify.annotations.Nullable;

/**
 * What a window's matches are held against.
 *
 * @param matches from which an alert fires, 1 or more
 * @param expected matches that the baseline expects, null without a baseline
 */
public record Limit(long matches, @Nullable Double expected) {

    boolean isReachedBy(long count) {
        return count >= matches;
    }

    /** Whether a firing alert comes nearer to its end: less than half of the way from what is expected to the limit. */
    boolean isQuiet(long count) {
        return 2 * count < matches + (expected == null ? 0 : expected);
    }
}
