package io.throughline.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongBinaryOperator;
import org.junit.jupiter.api.Test;

class SeasonalBaselineTest {

    private static final Duration WINDOW = Duration.ofMinutes(30);
    private static final int A_WEEK = 336;
    private static final long FLOOR = 5;

    private final SeasonalBaseline baseline = new SeasonalBaseline(ZoneOffset.UTC, 1.5, 0.00001);

    @Test
    void aSaleWithFourTimesTheTrafficIsNoIncident() {
        List<PastWindow> usual = weeks(4, (hour, number) -> 10);

        Limit atTheSale = baseline.limit(FLOOR, Matches.NOON, 4_000, usual);
        Limit onAnyDay = baseline.limit(FLOOR, Matches.NOON, 1_000, usual);

        assertThat(atTheSale.expected()).isCloseTo(40, within(0.1));
        assertThat(atTheSale.isReachedBy(45)).isFalse();
        assertThat(onAnyDay.expected()).isCloseTo(10, within(0.1));
        assertThat(onAnyDay.isReachedBy(45)).isTrue();
    }

    @Test
    void anIncidentWithinTheSaleIsOne() {
        Limit limit = baseline.limit(FLOOR, Matches.NOON, 4_000, weeks(4, (hour, number) -> 10));

        assertThat(limit.isReachedBy(160)).isTrue();
    }

    @Test
    void neverFiresBelowTheRulesOwnMatches() {
        assertThat(baseline.limit(FLOOR, Matches.NOON, 1_000, weeks(4, (hour, number) -> 0)))
                .satisfies(limit -> assertThat(limit.matches()).isEqualTo(FLOOR))
                .satisfies(limit -> assertThat(limit.expected()).isLessThan(0.01));
    }

    @Test
    void expectsWhatIsUsualAtThisHourOfTheWeek() {
        // Monday at noon, and nothing at any other hour.
        List<PastWindow> mondays =
                weeks(4, (hour, number) -> hour == HourOfWeek.of(Matches.NOON, ZoneOffset.UTC) ? 20 : 0);

        Limit atNoon = baseline.limit(FLOOR, Matches.NOON, 1_000, mondays);
        Limit atTwo = baseline.limit(FLOOR, Matches.NOON.plus(Duration.ofHours(2)), 1_000, mondays);

        assertThat(atNoon.expected()).isBetween(8.0, 20.0);
        assertThat(atNoon.isReachedBy(20)).isFalse();
        assertThat(atTwo.expected()).isLessThan(0.5);
    }

    @Test
    void aSparseSeriesIsDrawnTowardsItsOverallRate() {
        // Three matches in four weeks, all of them at this hour.
        List<PastWindow> sparse = weeks(4, (hour, number) -> number % A_WEEK == 0 && number > A_WEEK ? 1 : 0);

        Limit limit = baseline.limit(1, Matches.NOON, 1_000, sparse);

        assertThat(limit.expected()).isPositive().isLessThan(0.4); // 3 in 8 windows, were the hour looked at alone
    }

    @Test
    void tellsHoursByTheBusinesssClocksAcrossAChangeOfTime() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant summer = Instant.parse("2026-10-24T07:00:00Z"); // Saturday at nine
        Instant winter = Instant.parse("2026-10-31T08:00:00Z"); // Saturday at nine, a week later

        assertThat(HourOfWeek.of(winter, berlin)).isEqualTo(HourOfWeek.of(summer, berlin));
        assertThat(HourOfWeek.of(winter, ZoneOffset.UTC)).isNotEqualTo(HourOfWeek.of(summer, ZoneOffset.UTC));
    }

    @Test
    void hasNoOpinionBeforeTwoWeeks() {
        assertThat(baseline.limit(FLOOR, Matches.NOON, 1_000, weeks(1, (hour, number) -> 10)))
                .isEqualTo(new Limit(FLOOR, null));
        assertThat(baseline.limit(FLOOR, Matches.NOON, 1_000, List.of())).isEqualTo(new Limit(FLOOR, null));
    }

    @Test
    void theTailIsThatOfTheNegativeBinomial() {
        // Sums of the probabilities by the recurrence p(k + 1) = p(k) (k + r) / (k + 1) × m / (m + r).
        double mean = 3.5;
        double size = 6.5;
        double probability = Math.pow(size / (mean + size), size);
        double below = 0;
        for (int k = 0; k < 12; k++) {
            below += probability;
            probability *= (k + size) / (k + 1) * mean / (mean + size);
        }

        assertThat(SeasonalBaseline.tail(12, mean, size)).isCloseTo(1 - below, within(1e-12));
        assertThat(SeasonalBaseline.tail(0, mean, size)).isEqualTo(1);
        assertThat(SeasonalBaseline.tail(1, 0, size)).isZero();
    }

    @Test
    void comesNearerToItsEndBelowHalfOfTheWayToTheLimit() {
        Limit limit = new Limit(300, 200.0);

        assertThat(limit.isQuiet(249)).isTrue();
        assertThat(limit.isQuiet(250)).isFalse();
        assertThat(new Limit(10, null).isQuiet(5)).isFalse();
        assertThat(new Limit(10, null).isQuiet(4)).isTrue();
    }

    @Test
    void refusesNumbersThatMeanNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SeasonalBaseline(ZoneOffset.UTC, 0.9, 0.01))
                .withMessageContaining("ratio=0.9");
        assertThatIllegalArgumentException().isThrownBy(() -> new SeasonalBaseline(ZoneOffset.UTC, 2, 0));
    }

    /** Windows before noon with a thousand opportunities each; matches by hour of the week and number of the window. */
    private static List<PastWindow> weeks(int weeks, LongBinaryOperator matches) {
        List<PastWindow> windows = new ArrayList<>();
        for (int number = 1; number <= weeks * A_WEEK; number++) {
            Instant start = Matches.NOON.minus(WINDOW.multipliedBy(number));
            windows.add(
                    new PastWindow(start, matches.applyAsLong(HourOfWeek.of(start, ZoneOffset.UTC), number), 1_000));
        }
        return windows;
    }
}
