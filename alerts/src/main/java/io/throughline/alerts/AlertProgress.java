package io.throughline.alerts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the alert of one group stands between two windows: all that has to be kept.
 *
 * @param startedAt start of the first window that reached its limit, null while nothing fires
 * @param seenUntil end of the latest window that was judged, null before the first
 * @param quietWindows quiet windows in a row since the last loud one
 * @param customers affected since it started, at most {@link WindowCount#MAX_CUSTOMERS}
 * @param exposure what is at stake with those of them who have a price
 * @param examples matches with the smallest ids since it started
 * @param severity the worst seen since it started, null while nothing fires
 * @param owner team that owns the pattern, null if unknown
 */
public record AlertProgress(
        @Nullable Instant startedAt,
        @Nullable Instant seenUntil,
        int quietWindows,
        Set<String> customers,
        Exposure exposure,
        List<String> examples,
        @Nullable Severity severity,
        @Nullable String owner) {

    public AlertProgress {
        requireNonNull(customers, "customers");
        requireNonNull(exposure, "exposure");
        requireNonNull(examples, "examples");
        customers = Set.copyOf(customers);
        examples = List.copyOf(examples);
    }

    /** Nothing fires, nothing was judged. */
    public static AlertProgress none() {
        return quiet(null);
    }

    /** Whether an alert is out that has not been resolved; otherwise nothing needs to be kept. */
    public boolean isFiring() {
        return startedAt != null;
    }

    static AlertProgress quiet(@Nullable Instant seenUntil) {
        return new AlertProgress(null, seenUntil, 0, Set.of(), Exposure.NONE, List.of(), null, null);
    }
}
