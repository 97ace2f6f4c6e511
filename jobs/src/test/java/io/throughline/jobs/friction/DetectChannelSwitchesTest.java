package io.throughline.jobs.friction;

import static io.throughline.jobs.Events.NOON;
import static io.throughline.jobs.Events.at;
import static io.throughline.jobs.Events.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventDraft;
import io.throughline.domain.event.EventField;
import io.throughline.domain.event.IssueEvidence;
import io.throughline.domain.friction.ChannelSwitch;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DetectChannelSwitchesTest {

    private KeyedOneInputStreamOperatorTestHarness<String, CustomerEvent, ChannelSwitch> operator;

    @BeforeEach
    void open() throws Exception {
        operator = ProcessFunctionTestHarnesses.forKeyedProcessFunction(
                new DetectChannelSwitches(Duration.ofHours(24)),
                event -> event.who().profileId(),
                Types.STRING);
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void seesTheMoveFromWebToVoiceWhateverArrivesFirst() throws Exception {
        arrive(touch(20, "call", "voice"));
        arrive(touch(5, "page", "web"));
        passTimeTo(30);

        assertThat(operator.extractOutputValues()).singleElement().satisfies(move -> {
            assertThat(move.fromChannel().wireName()).isEqualTo("web");
            assertThat(move.toChannel().wireName()).isEqualTo("voice");
            assertThat(move.lagMs()).isEqualTo(Duration.ofMinutes(15).toMillis());
            assertThat(move.evidence()).isEqualTo(IssueEvidence.INFERRED);
        });
    }

    @Test
    void staysQuietOnOneChannelAndWhenTheCompanyWrites() throws Exception {
        arrive(touch(1, "a", "web"));
        arrive(touch(2, "b", "web"));
        arrive(touch(3, "promotion", "email").set(EventField.DIRECTION, "outbound"));
        arrive(touch(4, "c", "web"));
        passTimeTo(30);

        assertThat(operator.extractOutputValues()).isEmpty();
    }

    @Test
    void staysQuietWhenTheTopicIsAnother() throws Exception {
        arrive(touch(1, "a", "web").set(EventField.TOPIC, "delivery"));
        arrive(touch(2, "b", "voice").set(EventField.TOPIC, "billing"));
        passTimeTo(30);

        assertThat(operator.extractOutputValues()).isEmpty();
    }

    @Test
    void trustsAnIssueIdOverTopics() throws Exception {
        arrive(touch(1, "a", "web").set(EventField.ISSUE_ID, "i-1").set(EventField.TOPIC, "delivery"));
        arrive(touch(2, "b", "voice").set(EventField.ISSUE_ID, "i-1").set(EventField.TOPIC, "billing"));
        arrive(touch(3, "c", "email").set(EventField.ISSUE_ID, "i-2"));
        passTimeTo(30);

        assertThat(operator.extractOutputValues())
                .extracting(ChannelSwitch::toEventId, ChannelSwitch::evidence)
                .containsExactly(tuple("b", IssueEvidence.EXPLICIT));
    }

    @Test
    void forgetsATouchAfterTheWindow() throws Exception {
        arrive(touch(0, "a", "web"));
        passTimeTo(24 * 60);

        assertThat(operator.numKeyedStateEntries()).isZero();
    }

    private static EventDraft touch(double minutes, String id, String channel) {
        return customer(at(minutes, id, "page_viewed"), "c-1").set(EventField.CHANNEL, channel);
    }

    private void arrive(EventDraft draft) throws Exception {
        CustomerEvent event = draft.build();
        operator.processElement(event, event.time().orderTime().toEpochMilli());
    }

    private void passTimeTo(int minutes) throws Exception {
        operator.processWatermark(
                new Watermark(NOON.plus(Duration.ofMinutes(minutes)).toEpochMilli()));
    }
}
