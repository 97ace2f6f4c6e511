package io.throughline.connectors.kafka;

import static java.util.Objects.requireNonNull;

import io.throughline.connectors.codec.CloudEventCodec;
import io.throughline.connectors.codec.JourneyRecordCodec;
import io.throughline.connectors.codec.RecordCodec;
import io.throughline.connectors.codec.TickCodec;
import io.throughline.domain.alert.Alert;
import io.throughline.domain.control.ControlRecord;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.FailedEvent;
import io.throughline.domain.event.JourneyRecord;
import io.throughline.domain.friction.ChannelSwitch;
import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.value.CustomerValue;
import io.throughline.domain.value.FrictionCost;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * One of the topics between the jobs: its name, what lies in it, by what it is keyed, and the time its records carry.
 *
 * @param <T> type of its records
 */
public final class Topic<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * Accepted events and merges of identities, by profile; a merge lies with the customer it leads to, an event without
     * a profile by its id.
     */
    public static final Topic<JourneyRecord> JOURNEY_EVENTS = new Topic<>(
            "journey-events",
            JourneyRecord.class,
            new JourneyRecordCodec(),
            Topic::profileOf,
            JourneyRecord::orderTime);

    /** Records that could not be read, by failure id. */
    public static final Topic<FailedEvent> FAILED_EVENTS = new Topic<>(
            "failed-events",
            FailedEvent.class,
            CloudEventCodec.failedEvents(),
            FailedEvent::failureId,
            FailedEvent::receivedAt);

    /** States of matches, by profile. */
    public static final Topic<FrictionMatch> MATCHES = new Topic<>(
            "matches",
            FrictionMatch.class,
            CloudEventCodec.matches(),
            FrictionMatch::profileId,
            FrictionMatch::detectedAt);

    /** Moves between channels, by profile. */
    public static final Topic<ChannelSwitch> CHANNEL_SWITCHES = new Topic<>(
            "channel-switches",
            ChannelSwitch.class,
            CloudEventCodec.channelSwitches(),
            ChannelSwitch::profileId,
            ChannelSwitch::switchedAt);

    /** Changes of alerts, by alert. */
    public static final Topic<Alert> ALERTS =
            new Topic<>("alerts", Alert.class, CloudEventCodec.alerts(), Alert::alertId, Alert::changedAt);

    /** Instructions to running jobs, by target; one partition keeps their order. */
    public static final Topic<ControlRecord> CONTROL =
            new Topic<>("control", ControlRecord.class, CloudEventCodec.controls(), ControlRecord::target, null);

    /** What customers are worth, by customer; compacted, so that the latest stays. */
    public static final Topic<CustomerValue> CUSTOMER_VALUE = new Topic<>(
            "customer-value", CustomerValue.class, CloudEventCodec.customerValues(), CustomerValue::customerId, null);

    /** What meeting a friction does to customers, by pattern; compacted, so that the latest stays. */
    public static final Topic<FrictionCost> FRICTION_COST = new Topic<>(
            "friction-cost", FrictionCost.class, CloudEventCodec.frictionCosts(), FrictionCost::pattern, null);

    /** The time of day, as one clock saw it; one partition keeps its order. */
    public static final Topic<Instant> TICKS =
            new Topic<>("ticks", Instant.class, new TickCodec(), tick -> null, tick -> tick);

    private final String name;
    private final Class<T> type;
    private final RecordCodec<T> codec;
    private final Component<T, String> key;
    /** Null for records that say themselves from when they count, which may lie ahead: brokers refuse such record times. */
    private final @Nullable Component<T, Instant> time;

    private Topic(
            String name,
            Class<T> type,
            RecordCodec<T> codec,
            Component<T, String> key,
            @Nullable Component<T, Instant> time) {
        this.name = requireNonNull(name, "name");
        this.type = type;
        this.codec = codec;
        this.key = key;
        this.time = time;
    }

    /** All topics between the jobs, under their usual names. */
    public static List<Topic<?>> all() {
        return List.of(
                JOURNEY_EVENTS,
                FAILED_EVENTS,
                MATCHES,
                CHANNEL_SWITCHES,
                ALERTS,
                CONTROL,
                CUSTOMER_VALUE,
                FRICTION_COST,
                TICKS);
    }

    /** The same topic under another name. */
    public Topic<T> named(String otherName) {
        return new Topic<>(otherName, type, codec, key, time);
    }

    public String name() {
        return name;
    }

    public RecordCodec<T> codec() {
        return codec;
    }

    /** The type of its records for Flink. */
    public TypeInformation<T> typeInformation() {
        return TypeInformation.of(type);
    }

    /** The key that decides the partition; null spreads the record anywhere. */
    @Nullable
    String keyOf(T record) {
        return key.of(record);
    }

    /**
     * The partition that Kafka's default partitioner gives a record with a key.
     *
     * @param partitions how many the topic has
     */
    public int partitionOf(T record, int partitions) {
        String named = requireNonNull(keyOf(record), "a record without a key has no partition of its own");
        return BuiltInPartitioner.partitionForKey(named.getBytes(StandardCharsets.UTF_8), partitions);
    }

    /** The time that the record carries in Kafka; null for the time of writing. */
    @Nullable
    Instant timeOf(T record) {
        return time == null ? null : time.of(record);
    }

    /** Whether only the latest record of each key stays. */
    boolean compacted() {
        return type == CustomerValue.class || type == FrictionCost.class;
    }

    /** Whether the order of all its records counts, so that it has one partition. */
    boolean ordered() {
        return type == ControlRecord.class || type == Instant.class;
    }

    /** Whether its records stay for ever. */
    boolean kept() {
        return type == ControlRecord.class;
    }

    @Override
    public String toString() {
        return name;
    }

    private static String profileOf(JourneyRecord record) {
        CustomerEvent event = record.event();
        if (event == null) {
            return requireNonNull(record.merged()).customerId();
        }
        String profile = event.who().profileId();
        return profile == null ? event.identity().eventId() : profile;
    }

    private interface Component<T, V> extends Serializable {
        @Nullable
        V of(T record);
    }
}
