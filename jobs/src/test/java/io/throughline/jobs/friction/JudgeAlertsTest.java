package io.throughline.jobs.friction;

import static io.throughline.jobs.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.alerts.SeasonalBaseline;
import io.throughline.alerts.Severity;
import io.throughline.alerts.ThresholdRule;
import io.throughline.domain.alert.Alert;
import io.throughline.domain.alert.AlertState;
import io.throughline.jobs.Matches;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JudgeAlertsTest {

    private static final ThresholdRule THREE_IN_TEN_MINUTES =
            new ThresholdRule("spike", null, 3, Duration.ofMinutes(10), 2, Severity.LOW);

    private static final SeasonalBaseline BASELINE = new SeasonalBaseline(ZoneOffset.UTC, 1.5, 0.00001);

    private KeyedTwoInputStreamOperatorTestHarness<String, CountedMatch, Traffic, Alert> operator;

    @BeforeEach
    void open() throws Exception {
        operator = new KeyedTwoInputStreamOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new JudgeAlerts(List.of(THREE_IN_TEN_MINUTES), BASELINE, Map.of()),
                        List.of(ChannelTraffic.EVENTS, ChannelTraffic.DATA_UNTIL)),
                CountedMatch::key,
                null,
                Types.STRING);
        operator.open();
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void firesAtTheEndOfALoudWindowAndResolvesAfterTwoQuietOnes() throws Exception {
        found(1, "a");
        found(2, "b");
        found(2, "b");
        passTimeTo(10);

        assertThat(operator.extractOutputValues()).singleElement().satisfies(alert -> {
            assertThat(alert.state()).isEqualTo(AlertState.FIRING);
            assertThat(alert.startedAt()).isEqualTo(NOON);
            assertThat(alert.changedAt()).isEqualTo(NOON.plus(Duration.ofMinutes(10)));
            assertThat(alert.matches()).isEqualTo(3);
            assertThat(alert.customers()).isEqualTo(2);
        });

        passTimeTo(29);
        assertThat(operator.extractOutputValues()).hasSize(1);

        passTimeTo(30);
        assertThat(operator.extractOutputValues())
                .extracting(Alert::state)
                .containsExactly(AlertState.FIRING, AlertState.RESOLVED);
    }

    @Test
    void keepsNothingOnceNothingFires() throws Exception {
        found(1, "a");
        found(2, "b");
        found(3, "c");
        passTimeTo(30);
        passTimeTo(29 * 24 * 60);

        assertThat(operator.numKeyedStateEntries()).isZero();
        assertThat(operator.numEventTimeTimers()).isZero();
    }

    @Test
    void doesNotResolveBecauseTheDataEnds() throws Exception {
        found(1, "a");
        found(2, "b");
        found(3, "c");
        operator.processElement2(Traffic.end("", NOON.plus(Duration.ofMinutes(4))), 0);
        operator.processWatermark1(Watermark.MAX_WATERMARK);
        operator.processWatermark2(Watermark.MAX_WATERMARK);

        assertThat(operator.extractOutputValues()).extracting(Alert::state).containsExactly(AlertState.FIRING);
    }

    @Test
    void asMuchFrictionAsTheTrafficLetsExpectIsNone() throws Exception {
        usualTraffic();
        traffic(0, 400);
        found(12);
        passTimeTo(10);

        assertThat(operator.extractOutputValues()).isEmpty();
    }

    @Test
    void moreFrictionThanTheTrafficLetsExpectFires() throws Exception {
        usualTraffic();
        traffic(0, 100);
        found(20);
        passTimeTo(10);

        assertThat(operator.extractOutputValues()).singleElement().satisfies(alert -> {
            assertThat(alert.matches()).isEqualTo(20);
            assertThat(alert.expected()).isBetween(1.0, 4.0);
            assertThat(alert.threshold()).isBetween(4L, 20L);
        });
    }

    @Test
    void goesOnAfterARestart() throws Exception {
        found(1, "a");
        found(2, "b");
        var snapshot = operator.snapshot(1, 1);
        operator.close();
        operator = new KeyedTwoInputStreamOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new JudgeAlerts(List.of(THREE_IN_TEN_MINUTES), BASELINE, Map.of()),
                        List.of(ChannelTraffic.EVENTS, ChannelTraffic.DATA_UNTIL)),
                CountedMatch::key,
                null,
                Types.STRING);
        operator.initializeState(snapshot);
        operator.open();
        found(3, "c");
        passTimeTo(10);

        assertThat(operator.extractOutputValues()).extracting(Alert::state).containsExactly(AlertState.FIRING);
    }

    private void found(double minutes, String customer) throws Exception {
        operator.processElement1(CountedMatch.of(THREE_IN_TEN_MINUTES, Matches.at(minutes, customer)), 0);
    }

    private void found(int matches) throws Exception {
        for (int i = 0; i < matches; i++) {
            found(1 + i / 100.0, "c" + i);
        }
    }

    /** Three weeks with a hundred events in each ten minutes, and two matches in each of those in the hour after noon. */
    private void usualTraffic() throws Exception {
        int day = 24 * 60;
        for (int minutes = -21 * day; minutes < 0; minutes += 10) {
            traffic(minutes, 100);
        }
        for (int days = -21; days < 0; days++) {
            for (int minutes = 0; minutes < 60; minutes += 10) {
                for (int i = 0; i < 2; i++) {
                    found(days * day + minutes + i, "c" + days + i);
                }
            }
        }
        passTimeTo(0);
        operator.getOutput().clear();
    }

    private void traffic(int minutes, long events) throws Exception {
        operator.processElement2(
                Traffic.ofChannel("web", THREE_IN_TEN_MINUTES.window(), NOON.plus(Duration.ofMinutes(minutes)), events),
                0);
    }

    private void passTimeTo(int minutes) throws Exception {
        Watermark watermark =
                new Watermark(NOON.plus(Duration.ofMinutes(minutes)).toEpochMilli());
        operator.processWatermark1(watermark);
        operator.processWatermark2(watermark);
    }
}
