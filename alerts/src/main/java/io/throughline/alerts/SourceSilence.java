package io.throughline.alerts;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.alert.Alert;
import io.throughline.domain.alert.AlertState;
import io.throughline.domain.friction.MatchId;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Fires when a live source sends nothing although it usually does, and resolves when it sends again.
 *
 * <p>Events come in bursts, so that windows are counted in which a source sends at all. With b such windows of n at this
 * hour of the week over the last four weeks, without the hours in which it was silent, it sends in a window with
 * probability p = b / (n + 1). Each window without events is evidence of −ln(1 − p); together they say how unlikely
 * the silence would be by chance: e to the minus evidence.
 *
 * @param sources names of the live sources
 * @param evidence that must have come together since the last event, more than 0; 25 is a chance of 1 in
 *     70 billion, for p is an estimate from no more than 48 windows
 * @param after how long it must have been silent at least
 * @param zone the business's own time zone
 */
public record SourceSilence(Set<String> sources, double evidence, Duration after, ZoneId zone) implements Serializable {

    /** The pattern and the rule of its alerts. */
    public static final String NAME = "source-silence";

    /** Windows in which a source's events are counted; an alert fires and resolves at the end of one. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int WEEKS = 4;
    private static final int LEAST_WEEKS = 2;

    public SourceSilence {
        requireNonNull(after, "after");
        requireNonNull(zone, "zone");
        sources = new TreeSet<>(sources);
        if (!(evidence > 0)) {
            throw new IllegalArgumentException("need evidence > 0, but got " + evidence);
        }
    }

    /** Start of the window that holds {@code time}. */
    public static Instant windowStart(Instant time) {
        return floor(time, WINDOW);
    }

    /** Start of the hour that holds {@code time}; what is remembered of a source is kept by hours. */
    public static Instant hourStart(Instant time) {
        return floor(time, HOUR);
    }

    /** How long an hour's events are remembered. */
    public static Duration memory() {
        return WEEK.multipliedBy(WEEKS).plus(HOUR.multipliedBy(2));
    }

    /**
     * Judges the window that starts at {@code start} after all earlier ones of its source.
     *
     * @param events in the window
     * @param sameHours windows with events in each of the {@link #sameHours} that is known and in which the source was
     *     not silent
     */
    public SourceProgress next(SourceProgress progress, Instant start, long events, List<Long> sameHours) {
        Instant end = start.plus(WINDOW);
        if (events > 0) {
            return new SourceProgress(end, end, 0, 0, false);
        }
        double chance = chanceOfEvents(sameHours);
        double now = progress.evidence() - Math.log1p(-chance);
        boolean silent = now >= evidence && !progress.silentSince().plus(after).isAfter(end);
        return new SourceProgress(
                progress.silentSince(), end, now, progress.due() + chance, progress.firing() || silent);
    }

    /** The alert between two states of progress, if there is one. */
    public Optional<Alert> alert(String source, SourceProgress before, SourceProgress now, long events) {
        if (before.firing() == now.firing()) {
            return Optional.empty();
        }
        AlertState state = now.firing() ? AlertState.FIRING : AlertState.RESOLVED;
        Instant since = before.silentSince();
        return Optional.of(new Alert(
                id(source, since, state.wireName()),
                id(source, since, ""),
                NAME,
                state,
                NAME,
                null,
                source,
                "other",
                since,
                now.seenUntil(),
                events,
                0,
                0,
                List.of(),
                null,
                Severity.HIGH.wireName(),
                null,
                null,
                null,
                null,
                null,
                now.firing() ? now.due() : before.due()));
    }

    /** Starts of the hours of the last four weeks that the business's clocks call the same as that of {@code start}. */
    public List<Instant> sameHours(Instant start) {
        return IntStream.rangeClosed(1, WEEKS)
                .mapToObj(week -> hourStart(start.atZone(zone).minusWeeks(week).toInstant()))
                .toList();
    }

    private static double chanceOfEvents(List<Long> sameHours) {
        if (sameHours.size() < LEAST_WEEKS) {
            return 0;
        }
        double windows = sameHours.size() * (HOUR.toMillis() / (double) WINDOW.toMillis());
        double busy = sameHours.stream().mapToLong(Long::longValue).sum();
        return Math.min(busy, windows) / (windows + 1);
    }

    private static Instant floor(Instant time, Duration length) {
        long millis = length.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), millis) * millis);
    }

    private static String id(String source, Instant since, String state) {
        return MatchId.ofParts("alert", NAME, source, Long.toString(since.toEpochMilli()), state);
    }
}
