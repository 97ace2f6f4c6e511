package io.throughline.domain.table;

import io.throughline.domain.alert.Alert;
import io.throughline.domain.alert.WebhookDelivery;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventField;
import io.throughline.domain.event.FailedEvent;
import io.throughline.domain.event.FieldType;
import io.throughline.domain.friction.ChannelSwitch;
import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.friction.MatchStep;
import io.throughline.domain.value.RiskStatus;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The row mapping of each table that is written from a stream. */
public final class Rows {

    /** Table {@code events}: the flat fields; items go to their own table. */
    public static final RowMapping<CustomerEvent> EVENTS = events();

    /** Table {@code failed_events}. */
    public static final RowMapping<FailedEvent> FAILED_EVENTS = RowMapping.<FailedEvent>to("failed_events")
            .column("failure_id", FailedEvent::failureId)
            .column("source", FailedEvent::source)
            .column("source_format", FailedEvent::sourceFormat)
            .column("raw_ref", FailedEvent::rawRef)
            .column("received_at", FailedEvent::receivedAt)
            .column("reason", FailedEvent::reason)
            .column("detail", FailedEvent::detail)
            .column("payload", FailedEvent::payload)
            .column("key_id", FailedEvent::keyId)
            .build();

    /** Table {@code friction}. */
    public static final RowMapping<FrictionMatch> FRICTION = RowMapping.<FrictionMatch>to("friction")
            .column("match_id", FrictionMatch::matchId)
            .column("pattern", FrictionMatch::pattern)
            .column("version", FrictionMatch::version)
            .column("state", match -> match.state().wireName())
            .column("profile_id", FrictionMatch::profileId)
            .column("customer_id", FrictionMatch::customerId)
            .column("started_at", FrictionMatch::startedAt)
            .column("matched_at", FrictionMatch::matchedAt)
            .column("detected_at", FrictionMatch::detectedAt)
            .column("journey", FrictionMatch::journey)
            .column("step", FrictionMatch::step)
            .column("channel", FrictionMatch::channel)
            .column("touchpoint", FrictionMatch::touchpoint)
            .column("device_type", FrictionMatch::deviceType)
            .column("severity", FrictionMatch::severity)
            .column("weight", FrictionMatch::weight)
            .column("owner", FrictionMatch::owner)
            .column("evidence_steps", match -> evidence(match, MatchStep::name))
            .column("evidence_sources", match -> evidence(match, MatchStep::source))
            .column("evidence_event_ids", match -> evidence(match, MatchStep::eventId))
            .column(
                    "evidence_times",
                    match -> evidence(match, step -> step.eventTime().toString()))
            .column("rekeyed_from", FrictionMatch::rekeyedFrom)
            .column("value_exposed", FrictionMatch::valueExposed)
            .column("value_run_id", FrictionMatch::valueRunId)
            .column("value_at_risk", FrictionMatch::valueAtRisk)
            .column("value_at_risk_low", FrictionMatch::valueAtRiskLow)
            .column("value_at_risk_high", FrictionMatch::valueAtRiskHigh)
            .column("value_status", match -> name(match.valueStatus()))
            .build();

    /** Table {@code channel_switches}. */
    public static final RowMapping<ChannelSwitch> CHANNEL_SWITCHES = RowMapping.<ChannelSwitch>to("channel_switches")
            .column("switch_id", ChannelSwitch::switchId)
            .column("profile_id", ChannelSwitch::profileId)
            .column("customer_id", ChannelSwitch::customerId)
            .column("from_channel", move -> move.fromChannel().wireName())
            .column("to_channel", move -> move.toChannel().wireName())
            .column("from_touchpoint", ChannelSwitch::fromTouchpoint)
            .column("to_touchpoint", ChannelSwitch::toTouchpoint)
            .column("from_event_id", ChannelSwitch::fromEventId)
            .column("to_event_id", ChannelSwitch::toEventId)
            .column("left_at", ChannelSwitch::leftAt)
            .column("switched_at", ChannelSwitch::switchedAt)
            .column("lag_ms", ChannelSwitch::lagMs)
            .column("issue_id", ChannelSwitch::issueId)
            .column("topic", ChannelSwitch::topic)
            .column("evidence", move -> move.evidence().wireName())
            .column("outcome", ChannelSwitch::outcome)
            .build();

    /** Table {@code alerts}. */
    public static final RowMapping<Alert> ALERTS = RowMapping.<Alert>to("alerts")
            .column("message_id", Alert::messageId)
            .column("alert_id", Alert::alertId)
            .column("rule", Alert::rule)
            .column("state", alert -> alert.state().wireName())
            .column("pattern", Alert::pattern)
            .column("journey", Alert::journey)
            .column("step", Alert::step)
            .column("channel", Alert::channel)
            .column("started_at", Alert::startedAt)
            .column("changed_at", Alert::changedAt)
            .column("matches", Alert::matches)
            .column("threshold", Alert::threshold)
            .column("customers", Alert::customers)
            .column("example_match_ids", Alert::exampleMatchIds)
            .column("value_exposed", Alert::valueExposed)
            .column("severity", Alert::severity)
            .column("owner", Alert::owner)
            .column("value_at_risk", Alert::valueAtRisk)
            .column("value_at_risk_low", Alert::valueAtRiskLow)
            .column("value_at_risk_high", Alert::valueAtRiskHigh)
            .column("value_status", alert -> name(alert.valueStatus()))
            .column("expected", Alert::expected)
            .build();

    /** Table {@code webhook_deliveries}. */
    public static final RowMapping<WebhookDelivery> WEBHOOK_DELIVERIES = RowMapping.<WebhookDelivery>to(
                    "webhook_deliveries")
            .column("message_id", WebhookDelivery::messageId)
            .column("endpoint", WebhookDelivery::endpoint)
            .column("type", WebhookDelivery::type)
            .column("attempt", WebhookDelivery::attempt)
            .column("attempted_at", WebhookDelivery::attemptedAt)
            .column("outcome", delivery -> delivery.outcome().wireName())
            .column("status_code", WebhookDelivery::statusCode)
            .column("error", WebhookDelivery::error)
            .column("duration_ms", WebhookDelivery::durationMs)
            .build();

    private Rows() {}

    private static RowMapping<CustomerEvent> events() {
        RowMapping.Builder<CustomerEvent> mapping = RowMapping.to("events");
        for (EventField field : EventField.values()) {
            if (field.type() != FieldType.ITEMS) {
                mapping.column(field.fieldName(), field::of);
            }
        }
        return mapping.build();
    }

    private static @Nullable String name(@Nullable RiskStatus status) {
        return status == null ? null : status.wireName();
    }

    private static List<String> evidence(FrictionMatch match, Function<MatchStep, String> reader) {
        return match.evidence().stream().map(reader).toList();
    }
}
