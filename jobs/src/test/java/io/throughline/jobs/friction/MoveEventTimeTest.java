package io.throughline.jobs.friction;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.domain.event.JourneyRecord;
import java.time.Instant;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MoveEventTimeTest {

    private TwoInputStreamOperatorTestHarness<JourneyRecord, Instant, JourneyRecord> operator;

    @BeforeEach
    void open() throws Exception {
        operator = new TwoInputStreamOperatorTestHarness<>(new MoveEventTime());
        operator.open();
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void ticksNeitherHoldBackNorHurryJourneysThatCome() throws Exception {
        operator.processWatermark1(new Watermark(10));
        operator.processWatermark2(new Watermark(500));
        operator.processWatermark1(new Watermark(20));

        assertThat(times()).containsExactly(10L, 20L);
    }

    @Test
    void ticksMoveTimeOnWhileTheJourneysAreIdle() throws Exception {
        operator.processWatermark1(new Watermark(10));
        operator.processWatermark2(new Watermark(50));
        operator.processWatermarkStatus1(WatermarkStatus.IDLE);
        operator.processWatermark2(new Watermark(80));
        operator.processWatermarkStatus1(WatermarkStatus.ACTIVE);
        operator.processWatermark2(new Watermark(500));
        operator.processWatermark1(new Watermark(60));
        operator.processWatermark1(new Watermark(90));

        assertThat(times()).containsExactly(10L, 50L, 80L, 90L);
        assertThat(operator.getOutput()).doesNotContain(WatermarkStatus.IDLE);
    }

    @Test
    void theEndOfTheTicksIsNotTheEndOfTime() throws Exception {
        operator.processWatermarkStatus1(WatermarkStatus.IDLE);
        operator.processWatermark2(Watermark.MAX_WATERMARK);
        assertThat(times()).isEmpty();

        operator.processWatermark1(Watermark.MAX_WATERMARK);
        assertThat(times()).containsExactly(Long.MAX_VALUE);
    }

    private List<Long> times() {
        return operator.getOutput().stream()
                .filter(Watermark.class::isInstance)
                .map(mark -> ((Watermark) mark).getTimestamp())
                .toList();
    }
}
