package io.throughline.jobs.cluster;

import static io.throughline.jobs.Events.NOON;
import static io.throughline.jobs.Events.ofCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.connectors.kafka.Topic;
import io.throughline.domain.event.IdentityMerged;
import io.throughline.domain.event.JourneyRecord;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class OrderForTopicTest {

    private static final int PARTITIONS = 1;

    @Test
    void writesWhatAFastAndASlowSubtaskSentInOrderOfTimeAndForgetsIt() throws Exception {
        try (var operator = operator()) {
            arrive(operator, JourneyRecord.of(ofCustomer(10, "fast", "page_viewed", "c-1")));
            arrive(operator, JourneyRecord.of(ofCustomer(2, "slow", "page_viewed", "c-2")));
            passTimeTo(operator, 5);
            assertThat(operator.extractOutputValues()).hasSize(1);

            passTimeTo(operator, 10);
            assertThat(operator.extractOutputValues())
                    .extracting(record -> record.event().identity().eventId())
                    .containsExactly("slow", "fast");
            assertThat(operator.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void putsAMergeBeforeTheEventThatIdentifiedTheCustomer() throws Exception {
        try (var operator = operator()) {
            arrive(operator, JourneyRecord.of(ofCustomer(3, "login", "login", "c-1")));
            arrive(
                    operator,
                    JourneyRecord.of(new IdentityMerged("anon:v", "c-1", NOON.plus(Duration.ofMinutes(3)), List.of())));
            passTimeTo(operator, 5);

            assertThat(operator.extractOutputValues())
                    .extracting(record -> record.merged() != null)
                    .containsExactly(true, false);
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, JourneyRecord, JourneyRecord> operator()
            throws Exception {
        return ProcessFunctionTestHarnesses.forKeyedProcessFunction(
                new OrderForTopic(),
                record -> OrderForTopic.key(Topic.JOURNEY_EVENTS, record, PARTITIONS),
                Types.STRING);
    }

    private static void arrive(
            KeyedOneInputStreamOperatorTestHarness<String, JourneyRecord, JourneyRecord> operator, JourneyRecord record)
            throws Exception {
        operator.processElement(record, record.orderTime().toEpochMilli());
    }

    private static void passTimeTo(
            KeyedOneInputStreamOperatorTestHarness<String, JourneyRecord, JourneyRecord> operator, int minutes)
            throws Exception {
        operator.processWatermark(
                new Watermark(NOON.plus(Duration.ofMinutes(minutes)).toEpochMilli()));
    }
}
