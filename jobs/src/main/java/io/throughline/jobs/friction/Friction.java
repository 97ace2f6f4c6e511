package io.throughline.jobs.friction;

import io.throughline.cep.DataUntil;
import io.throughline.cep.MatchFlow;
import io.throughline.cep.PatternMatching;
import io.throughline.connectors.webhooks.AlertMessages;
import io.throughline.domain.alert.Alert;
import io.throughline.domain.alert.WebhookMessage;
import io.throughline.domain.control.ControlRecord;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.JourneyRecord;
import io.throughline.domain.friction.ChannelSwitch;
import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.value.CustomerState;
import io.throughline.domain.value.CustomerValue;
import io.throughline.domain.value.FrictionCost;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The friction flow: journeys in; matches, channel switches, alerts and their messages out. */
public final class Friction {

    private static final Duration SWITCH_WINDOW = Duration.ofHours(24);
    private static final Duration STATE_RETENTION = Duration.ofDays(90);

    private Friction() {}

    /**
     * Builds the flow.
     *
     * @param journeys with their order times as timestamps, and watermarks on them
     * @param values what batch runs find; must not hold back event time
     * @param control silences; must not hold back event time
     * @param ticks the time of day, with watermarks on it: event time goes on with them while the journeys are idle
     */
    public static Flow of(
            DataStream<JourneyRecord> journeys,
            FrictionDefinitions definitions,
            Values values,
            DataStream<ControlRecord> control,
            DataStream<Instant> ticks) {
        DataStream<Instant> dataUntil = DataUntil.of(journeys);
        DataStream<JourneyRecord> timed = inTime(journeys, ticks);
        MatchFlow found = PatternMatching.of(timed, definitions.patterns(), dataUntil);
        DataStream<FrictionMatch> matches = priced(found.matches(), values);
        DataStream<Alert> alerts = Alerts.of(matches, timed, definitions, dataUntil, ticks);
        return new Flow(
                matches,
                switches(found.events()),
                alerts,
                messages(alerts, definitions, control),
                customerStates(matches),
                found.late());
    }

    private static DataStream<JourneyRecord> inTime(DataStream<JourneyRecord> journeys, DataStream<Instant> ticks) {
        return journeys.connect(ticks)
                .transform("Move event time", TypeInformation.of(JourneyRecord.class), new MoveEventTime())
                .uid("friction.move-event-time");
    }

    private static DataStream<FrictionMatch> priced(DataStream<FrictionMatch> matches, Values values) {
        return matches.keyBy(Friction::customer, Types.STRING)
                .connect(values.customers().keyBy(CustomerValue::customerId, Types.STRING))
                .process(new PriceMatches(), TypeInformation.of(FrictionMatch.class))
                .name("Price matches")
                .uid("friction.price-matches")
                .connect(values.frictionCosts().broadcast(AssessRisk.CURRENT, AssessRisk.PREVIOUS))
                .process(new AssessRisk(), TypeInformation.of(FrictionMatch.class))
                .name("Assess risk")
                .uid("friction.assess-risk");
    }

    private static DataStream<ChannelSwitch> switches(DataStream<CustomerEvent> events) {
        return events.keyBy(event -> Objects.requireNonNull(event.who().profileId()), Types.STRING)
                .process(new DetectChannelSwitches(SWITCH_WINDOW), TypeInformation.of(ChannelSwitch.class))
                .name("Detect channel switches")
                .uid("friction.detect-channel-switches");
    }

    private static DataStream<WebhookMessage> messages(
            DataStream<Alert> alerts, FrictionDefinitions definitions, DataStream<ControlRecord> control) {
        return alerts.keyBy(Alert::alertId, Types.STRING)
                .connect(control.broadcast(SilenceAlerts.SILENCES))
                .process(new SilenceAlerts(definitions.notifyFrom()), TypeInformation.of(Alert.class))
                .name("Silence alerts")
                .uid("friction.silence-alerts")
                .flatMap(AlertMessages.to(definitions.typesByEndpoint()), TypeInformation.of(WebhookMessage.class))
                .name("Compose webhook messages")
                .uid("friction.compose-messages");
    }

    private static DataStream<CustomerState> customerStates(DataStream<FrictionMatch> matches) {
        return matches.keyBy(FrictionMatch::profileId, Types.STRING)
                .process(new TrackCustomerState(STATE_RETENTION), TypeInformation.of(CustomerState.class))
                .name("Track customer state")
                .uid("friction.track-customer-state");
    }

    private static String customer(FrictionMatch match) {
        return match.customerId() == null ? match.profileId() : match.customerId();
    }

    /**
     * What batch runs found, from the event time on that each record names.
     *
     * @param customers what customers are worth
     * @param frictionCosts what meeting a friction does to them
     */
    public record Values(DataStream<CustomerValue> customers, DataStream<FrictionCost> frictionCosts) {}

    /**
     * What the flow gives.
     *
     * @param matches every state of every match
     * @param switches moves between channels
     * @param alerts changes of alerts
     * @param messages what is to be sent to the endpoints
     * @param customerStates the latest row of each profile with a match
     * @param late events that came behind the watermark; no pattern saw them
     */
    public record Flow(
            DataStream<FrictionMatch> matches,
            DataStream<ChannelSwitch> switches,
            DataStream<Alert> alerts,
            DataStream<WebhookMessage> messages,
            DataStream<CustomerState> customerStates,
            DataStream<CustomerEvent> late) {}
}
