package io.throughline.connectors.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.connectors.codec.SampleEvents;
import io.throughline.connectors.codec.SampleFindings;
import io.throughline.domain.event.EventField;
import io.throughline.domain.event.IdentityMerged;
import io.throughline.domain.event.JourneyRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

class TopicSerializerTest {

    private static final Instant NOON = SampleEvents.NOON;

    @Test
    void givesARecordItsKeyAndItsOwnTime() {
        ProducerRecord<byte[], byte[]> record =
                new TopicSerializer<>(Topic.MATCHES).serialize(SampleFindings.match(true), null, Long.MAX_VALUE);

        assertThat(record.topic()).isEqualTo("matches");
        assertThat(record.key()).isEqualTo("c1".getBytes(UTF_8));
        assertThat(record.timestamp()).isEqualTo(NOON.plusSeconds(3600).toEpochMilli());
    }

    @Test
    void keysEventsByProfileAndMergesByTheCustomerTheyLeadTo() {
        JourneyRecord event = JourneyRecord.of(SampleEvents.bare("web", "e1", NOON)
                .set(EventField.PROFILE_ID, "anon:a1")
                .build());
        JourneyRecord merge = JourneyRecord.of(new IdentityMerged("anon:a1", "c1", NOON, List.of()));

        assertThat(serialized(event).key()).isEqualTo("anon:a1".getBytes(UTF_8));
        assertThat(serialized(merge).key()).isEqualTo("c1".getBytes(UTF_8));
    }

    @Test
    void spreadsEventsThatBelongToNobodyByTheirIds() {
        JourneyRecord event = event(NOON);

        assertThat(serialized(event).key())
                .isEqualTo(event.event().identity().eventId().getBytes(UTF_8));
    }

    @Test
    void namesThePartitionThatKafkaWillChoose() {
        JourneyRecord merge = JourneyRecord.of(new IdentityMerged("anon:a1", "c1", NOON, List.of()));

        // Kafka's documented rule for keyed records: positive murmur2 of the key, modulo the partitions.
        assertThat(Topic.JOURNEY_EVENTS.partitionOf(merge, 12))
                .isEqualTo(Utils.toPositive(Utils.murmur2("c1".getBytes(UTF_8))) % 12);
    }

    @Test
    void leavesTheTimeToTheWriterWhereARecordSpeaksOfTheFuture() {
        assertThat(new TopicSerializer<>(Topic.CUSTOMER_VALUE)
                        .serialize(SampleFindings.value(true), null, 0L)
                        .timestamp())
                .isNull();
    }

    @Test
    void sendsNoTimeThatKafkaDoesNotKnow() {
        assertThat(serialized(event(Instant.parse("1969-12-31T23:00:00Z"))).timestamp())
                .isZero();
    }

    @Test
    void readsBackWhatItWroteAndPassesOverTombstones() throws Exception {
        JourneyRecord event = event(NOON);
        List<JourneyRecord> read = new ArrayList<>();
        TopicDeserializer<JourneyRecord> deserializer = new TopicDeserializer<>(Topic.JOURNEY_EVENTS);

        deserializer.deserialize(record(null), new ListCollector<>(read));
        deserializer.deserialize(record(serialized(event).value()), new ListCollector<>(read));

        assertThat(read).containsExactly(event);
    }

    @Test
    void saysWhereAnUnreadableRecordLies() {
        assertThatThrownBy(() -> new TopicDeserializer<>(Topic.JOURNEY_EVENTS)
                        .deserialize(record(new byte[] {1, 2, 3}), new ListCollector<>(new ArrayList<>())))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot read journey-events-3@42: a journey record starts with");
    }

    @Test
    void everyTopicTravelsToItsOperatorsAndHasATypeThatFlinkKnows() throws Exception {
        for (Topic<?> topic : Topic.all()) {
            Topic<?> travelled = InstantiationUtil.clone(topic);

            assertThat(travelled.name()).isEqualTo(topic.name());
            assertThat(travelled.typeInformation()).isNotInstanceOf(GenericTypeInfo.class);
        }
    }

    private static JourneyRecord event(Instant at) {
        return JourneyRecord.of(SampleEvents.bare("web", "e1", at).build());
    }

    private static ProducerRecord<byte[], byte[]> serialized(JourneyRecord record) {
        return new TopicSerializer<>(Topic.JOURNEY_EVENTS).serialize(record, null, null);
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
        return new ConsumerRecord<>("journey-events", 3, 42, null, value);
    }
}
