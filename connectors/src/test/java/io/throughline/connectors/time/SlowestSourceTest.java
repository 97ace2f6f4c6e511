package io.throughline.connectors.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.connectors.codec.SampleEvents;
import io.throughline.domain.event.IdentityMerged;
import io.throughline.domain.event.JourneyRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.util.clock.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlowestSourceTest {

    private static final Instant NOON = SampleEvents.NOON;
    private static final Duration DISORDER = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final ManualClock clock = new ManualClock();
    private final Seen seen = new Seen();
    private SlowestSource generator = expecting();

    @Test
    void saysNothingBeforeTheFirstRecord() {
        emit();

        assertThat(seen.watermark).isNull();
        assertThat(seen.idle).isFalse();
    }

    @Test
    void followsASingleSourceByTheDisorderAndAMillisecond() {
        arrive("web", 60);
        emit();

        assertThat(seen.watermark).isEqualTo(NOON.plusSeconds(55).minusMillis(1));
    }

    @Test
    void isNotMovedBackByAnOlderRecord() {
        arrive("web", 60);
        arrive("web", 10);
        emit();

        assertThat(seen.watermark).isEqualTo(NOON.plusSeconds(55).minusMillis(1));
    }

    @Test
    void waitsForTheSlowestSource() {
        arrive("web", 600);
        arrive("voice", 300);
        emit();

        assertThat(seen.watermark).isEqualTo(NOON.plusSeconds(295).minusMillis(1));
    }

    @Test
    void waitsForAnExpectedSourceBeforeItsFirstRecord() {
        generator = expecting("web", "voice");
        arrive("web", 600);
        emit();

        assertThat(seen.watermark).isNull();
    }

    @Test
    void goesOnWithoutAnExpectedSourceThatStaysSilent() {
        generator = expecting("web", "voice");
        clock.advanceTime(IDLE.minusSeconds(1));
        arrive("web", 600);
        clock.advanceTime(Duration.ofSeconds(1));
        emit();

        assertThat(seen.watermark).isEqualTo(NOON.plusSeconds(595).minusMillis(1));
    }

    @Test
    void goesOnWithoutASourceThatFallsSilent() {
        arrive("voice", 300);
        clock.advanceTime(IDLE);
        arrive("web", 600);
        emit();

        assertThat(seen.watermark).isEqualTo(NOON.plusSeconds(595).minusMillis(1));
    }

    @Test
    void isIdleWhenEverySourceIs() {
        arrive("web", 600);
        emit();
        clock.advanceTime(IDLE);
        emit();

        assertThat(seen.idle).isTrue();

        arrive("web", 601);
        emit();

        assertThat(seen.idle).isFalse();
    }

    @Test
    void isIdleAfterAWhileWithoutAnyRecord() {
        generator = expecting("web");
        clock.advanceTime(IDLE);
        emit();

        assertThat(seen.idle).isTrue();
    }

    @Test
    void isNeverMovedByABatchSource() {
        arrive("export", 86_400);
        emit();
        assertThat(seen.watermark).isNull();

        arrive("web", 60);
        arrive("export", 86_401);
        emit();
        assertThat(seen.watermark).isEqualTo(NOON.plusSeconds(55).minusMillis(1));
    }

    @Test
    void isNeverMovedByAMergeOfIdentities() {
        arrive("web", 60);
        generator.onEvent(merge(900), NOON.plusSeconds(900).toEpochMilli(), seen);
        emit();

        assertThat(seen.watermark).isEqualTo(NOON.plusSeconds(55).minusMillis(1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void losesNoEventOfASourceThatLagsFiveMinutes(long seed) {
        generator = expecting("web", "voice");
        int late = 0;
        for (Arrival arrival : arrivals(seed)) {
            clock.advanceTime(Duration.ofMillis(20));
            late += isLate(arrival) ? 1 : 0;
            arrive(arrival.source, arrival.at);
            emit();
        }

        assertThat(late).isZero();
        // The watermark did move: to the end of the slower source.
        assertThat(seen.watermark).isAfter(NOON.plusSeconds(550));
    }

    @Test
    void refusesASourceThatIsLiveAndBatch() {
        assertThatThrownBy(() -> PerSourceWatermarks.of(DISORDER, IDLE, Set.of("web", "till"), Set.of("till")))
                .hasMessage("a source is live or batch, but these are both: [till]");
        assertThatThrownBy(() -> PerSourceWatermarks.of(DISORDER, Duration.ZERO, Set.of(), Set.of()))
                .hasMessage("idleTimeout must be positive, but was PT0S");
    }

    /** Ten minutes of two sources, voice five minutes behind, each out of order within the disorder. */
    private static List<Arrival> arrivals(long seed) {
        Random random = new Random(seed);
        List<Arrival> arrivals = new ArrayList<>();
        for (int second = 0; second < 600; second++) {
            int early = random.nextInt((int) DISORDER.toSeconds());
            arrivals.add(new Arrival("web", second, second + early));
            arrivals.add(new Arrival("voice", second, second + 300 + early));
        }
        arrivals.sort(Comparator.comparing(Arrival::arrives));
        return arrivals;
    }

    private boolean isLate(Arrival arrival) {
        return seen.watermark != null && !NOON.plusSeconds(arrival.at).isAfter(seen.watermark);
    }

    private SlowestSource expecting(String... live) {
        return new SlowestSource(DISORDER, IDLE, Set.of(live), Set.of("export"), clock);
    }

    private void arrive(String source, int second) {
        Instant at = NOON.plusSeconds(second);
        JourneyRecord record =
                JourneyRecord.of(SampleEvents.bare(source, "e" + second, at).build());
        generator.onEvent(record, at.toEpochMilli(), seen);
    }

    private void emit() {
        generator.onPeriodicEmit(seen);
    }

    private static JourneyRecord merge(int second) {
        return JourneyRecord.of(new IdentityMerged(
                "anon:a1",
                "c1",
                NOON.plusSeconds(second),
                List.of(SampleEvents.bare("app", "e1", NOON).build())));
    }

    private record Arrival(String source, int at, int arrives) {}

    /** Remembers what Flink would be told; like Flink, it lets no watermark go back. */
    private static final class Seen implements WatermarkOutput {

        private Instant watermark;
        private boolean idle;

        @Override
        public void emitWatermark(Watermark next) {
            Instant at = Instant.ofEpochMilli(next.getTimestamp());
            idle = false;
            watermark = watermark == null || at.isAfter(watermark) ? at : watermark;
        }

        @Override
        public void markIdle() {
            idle = true;
        }

        @Override
        public void markActive() {
            idle = false;
        }
    }
}
