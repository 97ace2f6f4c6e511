package io.throughline.connectors.lakehouse;

import io.throughline.domain.alert.Alert;
import io.throughline.domain.alert.AlertState;
import io.throughline.domain.alert.DeliveryOutcome;
import io.throughline.domain.alert.WebhookDelivery;
import io.throughline.domain.event.Channel;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventDraft;
import io.throughline.domain.event.EventField;
import io.throughline.domain.event.FailedEvent;
import io.throughline.domain.event.IssueEvidence;
import io.throughline.domain.friction.ChannelSwitch;
import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.friction.MatchState;
import io.throughline.domain.friction.MatchStep;
import io.throughline.domain.value.RiskStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** One record of each kind with every value filled in, numbered so that no two are equal. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    private static final Map<EventField, Object> ENUMERATED = Map.of(
            EventField.EVENT_TIME_QUALITY, "ok",
            EventField.CHANNEL, "web",
            EventField.DIRECTION, "inbound",
            EventField.ACTOR, "customer",
            EventField.STAGE, "use",
            EventField.ISSUE_EVIDENCE, "explicit",
            EventField.SCORE_TYPE, "nps");

    private Samples() {}

    /** Five minutes and one microsecond apart, so that a few hundred of them span more than a day. */
    static Instant time(long number) {
        return NOON.plus(5 * number, ChronoUnit.MINUTES).plus(number, ChronoUnit.MICROS);
    }

    static CustomerEvent event(long number) {
        EventDraft draft = new EventDraft();
        for (EventField field : EventField.values()) {
            draft.set(field, ENUMERATED.getOrDefault(field, value(field, number)));
        }
        return draft.build();
    }

    static FrictionMatch match(long number) {
        return match("match-" + number, number, MatchState.MATCHED);
    }

    static FrictionMatch match(String id, long number, MatchState state) {
        MatchStep step =
                new MatchStep("cart", "shop", "e" + number, time(number), "product_added", Channel.WEB, "/cart");
        return new FrictionMatch(
                id,
                "cart-abandonment",
                1,
                state,
                "profile-" + number % 7,
                null,
                time(number),
                time(number),
                time(number),
                "checkout",
                "cart",
                "web",
                "/cart",
                null,
                "high",
                2.5,
                "retention",
                List.of(step, step),
                null,
                BigDecimal.valueOf(number * 10_000 + 1, 4),
                "run-1",
                BigDecimal.valueOf(number * 1_000 + 1, 4),
                BigDecimal.valueOf(number * 100 + 1, 4),
                BigDecimal.valueOf(number * 2_000 + 1, 4),
                RiskStatus.ESTIMATED);
    }

    static FailedEvent failure(long number) {
        return new FailedEvent(
                "f" + number,
                "shop",
                "segment",
                "a.json:1",
                null,
                "not_json",
                "found <",
                new byte[] {0, -1, 127},
                "k1");
    }

    static ChannelSwitch move(long number) {
        return new ChannelSwitch(
                "s" + number,
                "profile-1",
                "c1",
                Channel.WEB,
                Channel.VOICE,
                "/help",
                "billing queue",
                "e1",
                "e2",
                time(number),
                time(number + 1),
                60_000,
                "i1",
                "billing",
                IssueEvidence.INFERRED,
                "resolved");
    }

    static Alert alert(long number) {
        return new Alert(
                "m" + number,
                "a1",
                "friction-spike",
                AlertState.FIRING,
                "cart-abandonment",
                "checkout",
                "cart",
                "web",
                time(number),
                time(number + 5),
                12,
                5,
                9,
                List.of("match-1", "match-2"),
                new BigDecimal("99999999999999.9999"),
                "high",
                "retention",
                new BigDecimal("999999.9999"),
                new BigDecimal("9999.9999"),
                new BigDecimal("9999999.9999"),
                RiskStatus.ESTIMATED,
                1.5);
    }

    static WebhookDelivery delivery(long number) {
        return new WebhookDelivery(
                "m" + number,
                "pager",
                "friction.spike.firing",
                1,
                time(number),
                DeliveryOutcome.DELIVERED,
                200,
                null,
                12);
    }

    private static Object value(EventField field, long number) {
        return switch (field.type()) {
            case STRING -> field.fieldName() + "-" + number;
            case BOOLEAN -> number % 2 == 0;
            case LONG -> number;
            case DOUBLE -> number / 8.0;
            case DECIMAL -> BigDecimal.valueOf(number * 10_000 + 1, 4);
            case TIMESTAMP -> time(number);
            case STRING_LIST -> List.of("one", "two-" + number);
            case STRING_MAP -> Map.of("key", field.fieldName() + "-" + number, "other", "");
            case ITEMS -> List.of();
        };
    }
}
