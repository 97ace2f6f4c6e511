package io.throughline.jobs.friction;

import static io.throughline.jobs.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.alerts.SourceSilence;
import io.throughline.domain.alert.Alert;
import io.throughline.domain.alert.AlertState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchSourcesTest {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Instant BEGAN = NOON.minus(WEEK.multipliedBy(3));

    private KeyedOneInputStreamOperatorTestHarness<String, Traffic, Alert> operator;

    @BeforeEach
    void open() throws Exception {
        operator = ProcessFunctionTestHarnesses.forKeyedProcessFunction(
                new WatchSources(new SourceSilence(Set.of("app"), 20, Duration.ofMinutes(15), ZoneOffset.UTC)),
                Traffic::name,
                Types.STRING);
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void aTickTellsOfASilenceWhileItLasts() throws Exception {
        steadyUntil(NOON);
        tickAt(NOON.plus(Duration.ofMinutes(29)));
        passTimeTo(NOON.plus(Duration.ofMinutes(30)));

        assertThat(alerts()).extracting(Alert::state).containsExactly(AlertState.FIRING);
        assertThat(alerts().get(0).startedAt()).isEqualTo(NOON);
        assertThat(alerts().get(0).changedAt()).isEqualTo(NOON.plus(Duration.ofMinutes(30)));
        assertThat(alerts().get(0).expected()).isCloseTo(6 * 36.0 / 37, within(1e-9)); // three weeks, all windows
    }

    @Test
    void withoutTicksTheSameAlertsFollowFromTheNextEvent() throws Exception {
        steadyUntil(NOON);
        send(NOON.plus(Duration.ofHours(2)), 10);
        passTimeTo(NOON.plus(Duration.ofHours(3)));

        assertThat(alerts()).extracting(Alert::state).containsExactly(AlertState.FIRING, AlertState.RESOLVED);
        assertThat(alerts().get(0).changedAt()).isEqualTo(NOON.plus(Duration.ofMinutes(30)));
        assertThat(alerts().get(1).changedAt()).isEqualTo(NOON.plus(Duration.ofMinutes(125)));
    }

    @Test
    void theEndOfTheDataIsNoSilence() throws Exception {
        steadyUntil(NOON);
        operator.processElement(Traffic.end("app", NOON.plus(Duration.ofMinutes(12))), 0);
        operator.processWatermark(Watermark.MAX_WATERMARK);

        assertThat(alerts()).isEmpty();
    }

    @Test
    void aSilenceUpToTheEndOfTheDataIsOne() throws Exception {
        steadyUntil(NOON);
        operator.processElement(Traffic.end("app", NOON.plus(Duration.ofMinutes(62))), 0);
        operator.processWatermark(Watermark.MAX_WATERMARK);

        assertThat(alerts()).extracting(Alert::state).containsExactly(AlertState.FIRING);
    }

    @Test
    void aSilenceDoesNotBecomeUsual() throws Exception {
        steadyUntil(NOON);
        send(NOON.plus(Duration.ofHours(3)), 10);
        Instant nextWeek = NOON.plus(WEEK);
        for (Instant at = NOON.plus(Duration.ofHours(3)); at.isBefore(nextWeek); at = at.plus(SourceSilence.WINDOW)) {
            send(at, 10);
        }
        tickAt(nextWeek.plus(Duration.ofMinutes(29)));
        passTimeTo(nextWeek.plus(Duration.ofMinutes(30)));

        assertThat(alerts())
                .extracting(Alert::state)
                .containsExactly(AlertState.FIRING, AlertState.RESOLVED, AlertState.FIRING);
        assertThat(alerts().get(2).expected()).isCloseTo(6 * 36.0 / 37, within(1e-9));
    }

    @Test
    void remembersFourWeeksAndNoMore() throws Exception {
        for (int week = 0; week < 8; week++) {
            send(NOON.plus(WEEK.multipliedBy(week)), 1);
        }
        passTimeTo(NOON.plus(WEEK.multipliedBy(8)));

        assertThat(operator.numKeyedStateEntries()).isLessThanOrEqualTo(28 * 24 + 5);
    }

    private void steadyUntil(Instant end) throws Exception {
        for (Instant at = BEGAN; at.isBefore(end); at = at.plus(SourceSilence.WINDOW)) {
            send(at, 10);
        }
        passTimeTo(end);
    }

    private void send(Instant start, long events) throws Exception {
        operator.processElement(Traffic.ofSource("app", SourceSilence.WINDOW, start, events), 0);
    }

    private void tickAt(Instant moment) throws Exception {
        send(SourceSilence.windowStart(moment), 0);
    }

    private void passTimeTo(Instant instant) throws Exception {
        operator.processWatermark(new Watermark(instant.toEpochMilli()));
    }

    private List<Alert> alerts() {
        return operator.extractOutputValues();
    }
}
