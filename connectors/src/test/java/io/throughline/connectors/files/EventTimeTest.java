package io.throughline.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.connectors.formats.Format;
import io.throughline.connectors.formats.RawRecord;
import io.throughline.connectors.formats.Reading;
import io.throughline.connectors.formats.ReceivedAt;
import io.throughline.domain.event.Parsed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.junit.jupiter.api.Test;

class EventTimeTest {

    // 2026-03-01T12:00:00Z
    private static final long NOON = 1_772_366_400_000L;

    private final WatermarkStrategy<Parsed> strategy = EventTime.upTo(Duration.ofSeconds(5));
    private final TimestampAssigner<Parsed> times = strategy.createTimestampAssigner(null);
    private final WatermarkGenerator<Parsed> generator = strategy.createWatermarkGenerator(null);
    private final Marks marks = new Marks();

    @Test
    void trailsTheLatestEventByTheDisorder() {
        arrive("2026-03-01T12:00:10Z");
        arrive("2026-03-01T12:00:00Z");

        generator.onPeriodicEmit(marks);

        assertThat(marks.seen).containsExactly(NOON + 10_000 - 5_000 - 1);
    }

    @Test
    void isNotMovedByFailures() {
        arrive("no time");
        generator.onPeriodicEmit(marks);

        assertThat(marks.seen).isEmpty();
        assertThat(times.extractTimestamp(parsed("no time"), 7)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void refusesANegativeDisorder() {
        assertThatThrownBy(() -> EventTime.upTo(Duration.ofSeconds(-1)))
                .hasMessage("disorder must not be negative, but was PT-1S");
    }

    private void arrive(String time) {
        Parsed parsed = parsed(time);
        generator.onEvent(parsed, times.extractTimestamp(parsed, Long.MIN_VALUE), marks);
    }

    private static Parsed parsed(String time) {
        String json = "{\"event_id\":\"e\",\"event_type\":\"page_viewed\",\"event_time\":\"" + time + "\"}";
        List<Parsed> parsed = new ArrayList<>();
        Reading.by(Format.shipped("native"), ReceivedAt.eventTime())
                .read(new RawRecord(json.getBytes(StandardCharsets.UTF_8), null, "test#1"), parsed::add);
        return parsed.get(0);
    }

    private static final class Marks implements WatermarkOutput {

        private final List<Long> seen = new ArrayList<>();

        @Override
        public void emitWatermark(Watermark watermark) {
            seen.add(watermark.getTimestamp());
        }

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}
    }
}
