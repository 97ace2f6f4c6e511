package io.throughline.alerts;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.hipparchus.special.Beta;
import org.jspecify.annotations.Nullable;

/**
 * How many matches a group has when all is well: its rate per opportunity at this hour of the week, over four weeks.
 *
 * <p>An opportunity is an event on the group's channel, so that a sale with four times the traffic is no incident. With
 * y matches in n opportunities of the same hour of the week, and Y in N of all hours, the rate is (k + y) / (k / R + n):
 * the posterior mean of a gamma-Poisson model whose prior is the group's overall rate R = (Y + ½) / N, worth k = min(Y +
 * ½, 20) matches; or the same with a prior worth one match, if that is more: an hour that is unlike all others is
 * believed. A window's count then follows a negative binomial with that rate times the window's opportunities as its mean
 * and k + y as its size, at most 20: no rate is trusted closer than to about ± 22 %.
 *
 * @param zone the business's own time zone
 * @param ratio least multiple of the expected matches from which an alert fires, 1 or more
 * @param significance greatest probability of as many matches when all is well
 */
public record SeasonalBaseline(ZoneId zone, double ratio, double significance) implements Serializable {

    /** How far back it looks. */
    public static final Duration MEMORY = Duration.ofDays(28);

    /** With less than this there is no baseline. */
    static final Duration LEAST = Duration.ofDays(14);

    private static final double HALF_A_MATCH = 0.5;
    private static final double ONE_MATCH = 1;
    private static final double MOST_TRUSTED = 20;

    public SeasonalBaseline {
        requireNonNull(zone, "zone");
        if (!(ratio >= 1) || !(significance > 0) || !(significance < 1)) {
            throw new IllegalArgumentException("need ratio >= 1 and 0 < significance < 1, but got ratio=" + ratio
                    + ", significance=" + significance);
        }
    }

    /**
     * What a window is held against: at least {@code floor}, the ratio times what is expected, and so many that chance
     * hardly ever gives them.
     *
     * @param floor matches from which the rule fires without a baseline
     * @param start of the window
     * @param opportunities in the window
     * @param past earlier windows of the same length within the memory, without those in which an alert fired
     */
    public Limit limit(long floor, Instant start, long opportunities, Iterable<PastWindow> past) {
        Sums sums = new Sums(HourOfWeek.of(start, zone));
        past.forEach(sums::add);
        if (sums.first == null || Duration.between(sums.first, start).compareTo(LEAST) < 0) {
            return new Limit(floor, null);
        }
        double rate = (HALF_A_MATCH + sums.matches) / sums.opportunities;
        double prior = Math.min(MOST_TRUSTED, HALF_A_MATCH + sums.matches);
        double expected = opportunities * Math.max(sums.rateAtHour(prior, rate), sums.rateAtHour(ONE_MATCH, rate));
        double size = Math.min(MOST_TRUSTED, prior + sums.matchesAtHour);
        long least = Math.max(floor, (long) Math.ceil(ratio * expected));
        return new Limit(leastUnlikely(least, expected, size), expected);
    }

    private long leastUnlikely(long least, double mean, double size) {
        if (tail(least, mean, size) < significance) {
            return least;
        }
        long likely = least;
        long unlikely = 2 * least;
        while (tail(unlikely, mean, size) >= significance) {
            likely = unlikely;
            unlikely *= 2;
        }
        while (unlikely - likely > 1) {
            long middle = (likely + unlikely) >>> 1;
            if (tail(middle, mean, size) < significance) {
                unlikely = middle;
            } else {
                likely = middle;
            }
        }
        return unlikely;
    }

    /** P(X ≥ count) of a negative binomial: the regularised incomplete beta function of mean / (mean + size). */
    static double tail(long count, double mean, double size) {
        if (count <= 0) {
            return 1;
        }
        return mean <= 0 ? 0 : Beta.regularizedBeta(mean / (mean + size), count, size);
    }

    private final class Sums {

        private final int hour;
        private @Nullable Instant first;
        private long matches;
        private long opportunities;
        private long matchesAtHour;
        private long opportunitiesAtHour;

        private Sums(int hour) {
            this.hour = hour;
        }

        /** The rate at the hour, drawn towards {@code rate}, which counts as so many matches. */
        private double rateAtHour(double prior, double rate) {
            return (prior + matchesAtHour) / (prior / rate + opportunitiesAtHour);
        }

        private void add(PastWindow window) {
            if (window.opportunities() <= 0) {
                return;
            }
            if (first == null || window.start().isBefore(first)) {
                first = window.start();
            }
            matches += window.matches();
            opportunities += window.opportunities();
            if (HourOfWeek.of(window.start(), zone) == hour) {
                matchesAtHour += window.matches();
                opportunitiesAtHour += window.opportunities();
            }
        }
    }
}
