package io.throughline.jobs.ingest;

import static io.throughline.jobs.Events.NOON;
import static io.throughline.jobs.Events.at;
import static io.throughline.jobs.Events.customer;
import static io.throughline.jobs.Events.ofCustomer;
import static io.throughline.jobs.Events.ofVisitor;
import static io.throughline.jobs.Events.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventDraft;
import io.throughline.domain.event.EventField;
import io.throughline.domain.event.JourneyRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

/** What ingest remembers has an end. */
class IngestStateTest {

    private static final IngestSettings SETTINGS =
            new IngestSettings(Duration.ofHours(24), Duration.ofHours(24), 200, Duration.ofDays(30));

    @Test
    void anIdIsForgottenAfterTheDeduplicationWindow() throws Exception {
        try (KeyedOneInputStreamOperatorTestHarness<String, CustomerEvent, CustomerEvent> operator =
                ProcessFunctionTestHarnesses.forKeyedProcessFunction(
                        new Deduplicate(SETTINGS.deduplicationWindow()), Deduplicate::key, Types.STRING)) {
            arrive(operator, ofCustomer(0, "e1", "page_viewed", "c-1"));
            arrive(operator, ofCustomer(0, "e1", "page_viewed", "c-1"));
            assertThat(operator.extractOutputValues()).hasSize(1);
            assertThat(operator.numKeyedStateEntries()).isEqualTo(1);

            passTimeTo(operator, SETTINGS.deduplicationWindow());
            assertThat(operator.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void anotherEventUnderATakenIdIsKeptAndFlaggedAndItsCopyIsNot() throws Exception {
        try (KeyedOneInputStreamOperatorTestHarness<String, CustomerEvent, CustomerEvent> operator =
                ProcessFunctionTestHarnesses.forKeyedProcessFunction(
                        new Deduplicate(SETTINGS.deduplicationWindow()), Deduplicate::key, Types.STRING)) {
            CustomerEvent copy = EventDraft.of(ofCustomer(0, "e1", "page_viewed", "c-1"))
                    .set(EventField.RAW_REF, "another file#7")
                    .set(EventField.RECEIVED_AT, Instant.parse("2026-03-01T00:00:00Z"))
                    .build();
            arrive(operator, ofCustomer(0, "e1", "page_viewed", "c-1"));
            arrive(operator, copy);
            arrive(operator, ofCustomer(0, "e1", "page_viewed", "c-2"));
            arrive(operator, ofCustomer(0, "e1", "page_viewed", "c-2"));

            List<CustomerEvent> passed = operator.extractOutputValues();
            assertThat(passed).hasSize(2);
            assertThat(passed.get(0).trust().qualityFlags()).isEmpty();
            assertThat(passed.get(1).trust().qualityFlags()).containsExactly("id_conflict");
            assertThat(passed.get(1).identity().eventId()).startsWith("e1|id_conflict|");
            assertThat(passed.get(1).who().profileId())
                    .as("for the lakehouse only")
                    .isNull();
            assertThat(operator.getSideOutput(Deduplicate.DUPLICATES)).hasSize(2);
        }
    }

    @Test
    void aVisitorIsForgottenWhenTheyHaveBeenAwayForTheRetention() throws Exception {
        try (KeyedOneInputStreamOperatorTestHarness<String, CustomerEvent, JourneyRecord> operator =
                ProcessFunctionTestHarnesses.forKeyedProcessFunction(
                        new JoinIdentities(SETTINGS), JoinIdentities::key, Types.STRING)) {
            arrive(operator, ofVisitor(0, "a1", "page_viewed", "v"));
            arrive(operator, visitor(customer(at(5, "in", "login"), "c-1"), "v").build());
            passTimeTo(operator, Duration.ofMinutes(10));
            arrive(operator, ofVisitor(20, "a2", "page_viewed", "v"));
            passTimeTo(operator, SETTINGS.linkRetention());
            assertThat(operator.numKeyedStateEntries()).isPositive();

            passTimeTo(operator, SETTINGS.linkRetention().plusMinutes(20));
            assertThat(operator.numKeyedStateEntries()).isZero();
            assertThat(operator.numEventTimeTimers()).isZero();
        }
    }

    private static void arrive(
            KeyedOneInputStreamOperatorTestHarness<String, CustomerEvent, ?> operator, CustomerEvent event)
            throws Exception {
        operator.processElement(event, event.time().orderTime().toEpochMilli());
    }

    private static void passTimeTo(
            KeyedOneInputStreamOperatorTestHarness<String, CustomerEvent, ?> operator, Duration time) throws Exception {
        operator.processWatermark(new Watermark(NOON.plus(time).toEpochMilli()));
    }
}
