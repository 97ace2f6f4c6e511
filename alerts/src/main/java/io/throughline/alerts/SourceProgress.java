package io.throughline.alerts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Where a live source stands between two windows.
 *
 * @param silentSince end of the last window in which it sent something
 * @param seenUntil end of the last window that was judged
 * @param evidence of silence since, see {@link SourceSilence}
 * @param due windows since in which it would usually have sent something
 * @param firing whether an alert is out that has not been resolved
 */
public record SourceProgress(Instant silentSince, Instant seenUntil, double evidence, double due, boolean firing) {

    public SourceProgress {
        requireNonNull(silentSince, "silentSince");
        requireNonNull(seenUntil, "seenUntil");
    }

    /** A source that has just been seen for the first time, up to {@code end}. */
    public static SourceProgress begin(Instant end) {
        return new SourceProgress(end, end, 0, 0, false);
    }
}
