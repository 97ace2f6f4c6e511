package io.throughline.cep;

import static io.throughline.cep.Events.at;
import static io.throughline.cep.Events.event;
import static io.throughline.cep.Events.merge;
import static io.throughline.cep.Events.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.domain.event.JourneyRecord;
import java.time.Instant;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The end of the data is known before the end of time is announced. */
@Timeout(60)
class DataUntilTest {

    @Test
    void theLatestEventIsTheEndAndComesBeforeTheLastWatermark() throws Exception {
        try (OneInputStreamOperatorTestHarness<JourneyRecord, Instant> operator = operator()) {
            operator.open();
            operator.processElement(record("e1", "ada", "click", 30), 0);
            operator.processElement(record("e2", "ada", "click", 20), 0);
            operator.processElement(merge("anon:x", "ada", 25, event("e0", "anon:x", "click", 1)), 0);
            operator.processWatermark(at(27).toEpochMilli());
            assertThat(operator.extractOutputValues()).isEmpty();

            operator.processWatermark(Watermark.MAX_WATERMARK);
            operator.endInput();
            assertThat(operator.getOutput())
                    .containsExactly(
                            new Watermark(at(27).toEpochMilli()),
                            new StreamRecord<>(at(30), at(30).toEpochMilli()),
                            Watermark.MAX_WATERMARK);
        }
    }

    @Test
    void anInputThatEndsWithoutAWatermarkEndsTheDataToo() throws Exception {
        try (OneInputStreamOperatorTestHarness<JourneyRecord, Instant> operator = operator()) {
            operator.open();
            operator.processElement(record("e1", "ada", "click", 30), 0);
            operator.endInput();

            assertThat(operator.extractOutputValues()).containsExactly(at(30));
        }
    }

    @Test
    void withoutDataThereIsNoEnd() throws Exception {
        try (OneInputStreamOperatorTestHarness<JourneyRecord, Instant> operator = operator()) {
            operator.open();
            operator.endInput();

            assertThat(operator.extractOutputValues()).isEmpty();
        }
    }

    @Test
    void whatWasSeenBeforeARestartCounts() throws Exception {
        OperatorSubtaskState snapshot;
        try (OneInputStreamOperatorTestHarness<JourneyRecord, Instant> operator = operator()) {
            operator.open();
            operator.processElement(record("e1", "ada", "click", 30), 0);
            snapshot = operator.snapshot(1, 1);
        }
        try (OneInputStreamOperatorTestHarness<JourneyRecord, Instant> operator = operator()) {
            operator.initializeState(snapshot);
            operator.open();
            operator.processElement(record("e2", "ada", "click", 10), 0);
            operator.endInput();

            assertThat(operator.extractOutputValues()).containsExactly(at(30));
        }
    }

    private static OneInputStreamOperatorTestHarness<JourneyRecord, Instant> operator() throws Exception {
        return new OneInputStreamOperatorTestHarness<>(new DataUntil());
    }
}
