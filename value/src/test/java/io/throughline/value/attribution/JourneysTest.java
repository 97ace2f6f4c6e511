package io.throughline.value.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.value.fitting.Estimate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JourneysTest {

    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    @Test
    void aTouchCountsUpToBothEndsOfTheLookBackAndForEachConversion() {
        List<Journey> journeys = Journeys.of(
                List.of(
                        touch("edge", Duration.ofDays(30)),
                        touch("before", Duration.ofDays(30).plusMillis(1)),
                        touch("same moment", Duration.ZERO)),
                List.of(conversion("first", Duration.ZERO, 10), conversion("second", Duration.ofDays(-30), 20)),
                MONTH,
                Map.of("c", 100.0));

        assertThat(journeys).hasSize(2);
        assertThat(journeys.get(0).path(Touch::channel).channels()).containsExactly("edge", "same moment");
        assertThat(journeys.get(0).path(Touch::channel).lifetimeValue()).isEqualTo(110);
        assertThat(journeys.get(0).path(Touch::channel).newCustomers()).isEqualTo(1);
        assertThat(journeys.get(1).path(Touch::channel).channels()).containsExactly("same moment");
        assertThat(journeys.get(1).path(Touch::channel).lifetimeValue()).isEqualTo(20);
        assertThat(journeys.get(1).path(Touch::channel).newCustomers()).isZero();
    }

    @Test
    void touchesAfterTheLastConversionAreAJourneyToNothingAndAConversionMayHaveNone() {
        List<Journey> journeys = Journeys.of(
                List.of(touch("after", Duration.ofSeconds(-1))),
                List.of(conversion("v", Duration.ZERO, 10)),
                MONTH,
                Map.of());

        assertThat(journeys).hasSize(2);
        assertThat(journeys.get(0).touches()).isEmpty();
        assertThat(journeys.get(1).conversion()).isNull();
        assertThat(journeys.get(1).path(Touch::channel).nulls()).isEqualTo(1);
        assertThatThrownBy(() -> Journeys.of(List.of(), List.of(), Duration.ZERO, Map.of()))
                .hasMessage("look-back must be above 0, but was PT0S");
    }

    @Test
    void timeDecayHalvesWithEachHalfLife() {
        // Adobe's published example: touches 0, 0, 6 and 9 days before $50
        ChannelPath path = new ChannelPath(List.of("a", "b", "c", "d"), List.of(0.0, 0.0, 6.0, 9.0), 1, 0, 50, 0, 0);

        List<ChannelCredit> credits =
                AttributionRule.timeDecay(7).credit(List.of(path)).credits();

        assertThat(credits)
                .extracting(credit -> Math.round(credit.revenue() * 100) / 100.0)
                .containsExactly(16.88, 16.88, 9.32, 6.92);
        assertThatThrownBy(() -> AttributionRule.timeDecay(7).credit(List.of(Paths.path("A > B", 1, 1, 0))))
                .hasMessageContaining("needs the ages of all touches");
        assertThatThrownBy(() -> AttributionRule.timeDecay(0)).hasMessageContaining("half-life must be above 0 days");
    }

    @Test
    void touchesGetWhatTheirPositionEarns() {
        List<ChannelPath> two = List.of(Paths.path("A > B", 1, 100, 0));
        List<ChannelPath> four = List.of(Paths.path("A > B > C > D", 1, 100, 0));

        assertThat(revenue(AttributionRule.positionBased(), two)).containsExactly(50.0, 50.0);
        assertThat(revenue(AttributionRule.positionBased(), four)).containsExactly(40.0, 10.0, 10.0, 40.0);
        assertThat(revenue(AttributionRule.jShaped(), two)).containsExactly(25.0, 75.0);
        assertThat(revenue(AttributionRule.jShaped(), four)).containsExactly(20.0, 10.0, 10.0, 60.0);
        assertThat(revenue(AttributionRule.inverseJ(), two)).containsExactly(75.0, 25.0);
        assertThat(revenue(AttributionRule.lastNonDirect("D"::equals), four)).containsExactly(0.0, 0.0, 100.0, 0.0);
        assertThat(revenue(AttributionRule.lastNonDirect(name -> true), four)).endsWith(100.0);
        assertThat(revenue(AttributionRule.stepDecay(), two)).containsExactly(33.333, 66.667);
        assertThat(revenue(AttributionRule.linearUnique(), List.of(Paths.path("A > A > A > B", 1, 100, 0))))
                .containsExactly(50.0, 50.0);
    }

    @Test
    void transformsMakePathsSimplerAndKeepTheAgesOfTheTouchesLeft() {
        ChannelPath path =
                new ChannelPath(List.of("A", "B", "B", "C", "A"), List.of(5.0, 4.0, 3.0, 2.0, 1.0), 1, 0, 1, 0, 0);

        assertThat(PathTransform.unique().of(path)).isEqualTo(path);
        assertThat(PathTransform.exposure().of(path).channels()).containsExactly("A", "B", "C", "A");
        assertThat(PathTransform.exposure().of(path).ages()).containsExactly(5.0, 3.0, 2.0, 1.0);
        assertThat(PathTransform.first().of(path).channels()).containsExactly("A", "B", "C");
        assertThat(PathTransform.frequency().of(path).channels()).containsExactly("A(2)", "B(2)", "C(1)");
        assertThat(PathTransform.removeIfNotAll("B").of(path).channels()).containsExactly("A", "C", "A");
        assertThat(PathTransform.removeIfLastAndNotAll("A").of(path).channels()).containsExactly("A", "B", "B", "C");
        ChannelPath one = Paths.path("A > A", 1, 1, 0);
        assertThat(PathTransform.removeIfNotAll("A").of(one)).isEqualTo(one);
        assertThat(PathTransform.removeIfLastAndNotAll("A").of(one)).isEqualTo(one);
    }

    @Test
    void intervalsHoldTheCreditAndDoNotDependOnTheOrderOfThePaths() {
        List<ChannelPath> shuffled = new java.util.ArrayList<>(Paths.TINY);
        java.util.Collections.reverse(shuffled);

        Map<String, Estimate> intervals =
                CreditIntervals.of(AttributionRule.markov(1), Paths.TINY, Measure.CONVERSIONS, 200, 5);

        assertThat(intervals).containsOnlyKeys("A", "B", "C");
        assertThat(intervals.values()).allMatch(each -> each.low() < each.value() && each.value() < each.high());
        // of Poisson's law with the mean 12 the middle 95 % of the total reaches from 6 to 19; A has 41 % of it
        assertThat(intervals.get("A").low()).isBetween(1.0, 4.0);
        assertThat(intervals.get("A").high()).isBetween(6.5, 10.0);
        assertThat(CreditIntervals.of(AttributionRule.markov(1), shuffled, Measure.CONVERSIONS, 200, 5))
                .isEqualTo(intervals);
        assertThatThrownBy(() -> CreditIntervals.of(AttributionRule.linear(), shuffled, Measure.CONVERSIONS, 1, 1))
                .hasMessageContaining("20 replicates or more");
    }

    @Test
    void economicsStandBesideSpendAndAreSilentWithoutIt() {
        ChannelCredit credit = new ChannelCredit("Ads", 34, 2205.37, 5203.61, 24);

        ChannelEconomics paid = new ChannelEconomics(credit, 6653.73);
        ChannelEconomics free = new ChannelEconomics(credit, 0);

        assertThat(paid.roas()).isCloseTo(0.331448676156, within(1e-12));
        assertThat(paid.cac()).isCloseTo(277.23875, within(1e-12));
        assertThat(paid.lifetimeValueToCac()).isCloseTo(0.782059085656, within(1e-12));
        assertThat(paid.paybackMonths(12)).isCloseTo(12 / 0.782059085656, within(1e-9));
        assertThat(free.roas()).isNull();
        assertThat(free.cac()).isNull();
        assertThat(free.paybackMonths(12)).isNull();
        assertThatThrownBy(() -> new ChannelEconomics(credit, -1))
                .hasMessageContaining("spend on Ads must be 0 or more");
    }

    private static List<Double> revenue(AttributionRule rule, List<ChannelPath> paths) {
        return rule.credit(paths).credits().stream()
                .map(credit -> Math.round(credit.revenue() * 1000) / 1000.0)
                .toList();
    }

    private static Touch touch(String channel, Duration before) {
        return new Touch("c", channel, NOON.minus(before), channel, Touch.NO_CAMPAIGN);
    }

    private static Conversion conversion(String id, Duration before, double revenue) {
        return new Conversion("c", id, NOON.minus(before), revenue);
    }
}
