package io.throughline.alerts;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.friction.MatchState;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Fires when a group has many matches in one window, and resolves when it has had few for several windows in a row.
 *
 * <p>Windows are tumbling and aligned to the epoch. Where there is a {@link SeasonalBaseline}, it may ask for more than
 * {@code matches}. The way back needs less than half of what fires, so that a count that swings about the threshold
 * stays one alert.
 *
 * @param name part of every alert id: changing it makes new alerts
 * @param pattern whose matches count, null for each pattern on its own
 * @param matches in one window below which it never fires, 1 or more
 * @param window length, a whole number of milliseconds, greater than zero
 * @param quietWindows quiet windows in a row after which it resolves, 1 or more
 * @param floor least severity of a match that counts
 */
public record ThresholdRule(
        String name, @Nullable String pattern, int matches, Duration window, int quietWindows, Severity floor)
        implements Serializable {

    public ThresholdRule {
        requireNonNull(name, "name");
        requireNonNull(window, "window");
        requireNonNull(floor, "floor");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a rule needs a name, but got a blank one");
        }
        if (matches < 1 || quietWindows < 1) {
            throw new IllegalArgumentException("need matches >= 1 and quietWindows >= 1, but rule " + name
                    + " has matches=" + matches + ", quietWindows=" + quietWindows);
        }
        if (window.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "window must be at least one millisecond, but rule " + name + " has " + window);
        }
    }

    /** Whether {@code match} counts: newly found, of the right pattern, bad enough. */
    public boolean counts(FrictionMatch match) {
        return match.state() == MatchState.MATCHED
                && (pattern == null || pattern.equals(match.pattern()))
                && Severity.named(match.severity()).orElse(Severity.LOW).compareTo(floor) >= 0;
    }

    /** Start of the window that holds {@code time}. */
    public Instant windowStart(Instant time) {
        long length = window.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), length) * length);
    }

    /** What a window is held against without a baseline. */
    public Limit limit() {
        return new Limit(matches, null);
    }
}
