package io.throughline.jobs;

import io.throughline.domain.alert.Alert;
import io.throughline.domain.alert.WebhookDelivery;
import io.throughline.domain.alert.WebhookMessage;
import io.throughline.domain.control.ControlRecord;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.FailedEvent;
import io.throughline.domain.event.IdentityMerged;
import io.throughline.domain.event.JourneyRecord;
import io.throughline.domain.event.Parsed;
import io.throughline.domain.friction.ChannelSwitch;
import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.value.CustomerState;
import io.throughline.domain.value.CustomerValue;
import io.throughline.domain.value.FrictionCost;
import io.throughline.jobs.friction.Traffic;
import io.throughline.jobs.ingest.VisitorLink;
import io.throughline.jobs.value.Happening;
import io.throughline.jobs.value.PersonSummary;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever travels between operators or lies in state must not fall back to Kryo. */
class SerializationTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                Alert.class,
                ChannelSwitch.class,
                ControlRecord.class,
                CustomerEvent.class,
                CustomerState.class,
                CustomerValue.class,
                FailedEvent.class,
                FrictionCost.class,
                FrictionMatch.class,
                IdentityMerged.class,
                JourneyRecord.class,
                Traffic.class,
                Parsed.class,
                Happening.class,
                PersonSummary.class,
                VisitorLink.class,
                WebhookDelivery.class,
                WebhookMessage.class
            })
    void recordsAreSerialisedFieldByField(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }
}
