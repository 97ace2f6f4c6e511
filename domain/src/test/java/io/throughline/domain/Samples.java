package io.throughline.domain;

import static io.throughline.domain.event.Events.NOON;

import io.throughline.domain.alert.Alert;
import io.throughline.domain.alert.AlertState;
import io.throughline.domain.alert.DeliveryOutcome;
import io.throughline.domain.alert.WebhookDelivery;
import io.throughline.domain.alert.WebhookMessage;
import io.throughline.domain.control.ControlKind;
import io.throughline.domain.control.ControlRecord;
import io.throughline.domain.event.Channel;
import io.throughline.domain.event.Events;
import io.throughline.domain.event.FailedEvent;
import io.throughline.domain.event.IdentityMerged;
import io.throughline.domain.event.IssueEvidence;
import io.throughline.domain.event.OrderItem;
import io.throughline.domain.friction.ChannelSwitch;
import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.friction.MatchState;
import io.throughline.domain.friction.MatchStep;
import io.throughline.domain.table.Column;
import io.throughline.domain.table.ColumnType;
import io.throughline.domain.table.Table;
import io.throughline.domain.value.CustomerState;
import io.throughline.domain.value.CustomerValue;
import io.throughline.domain.value.EffectStatus;
import io.throughline.domain.value.FrictionCost;
import io.throughline.domain.value.RiskStatus;
import io.throughline.domain.value.ValueAtRisk;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** One of each record, with every component filled. */
public final class Samples {

    public static final MatchStep STEP =
            new MatchStep("cart", "shop", "e1", NOON, "product_added", Channel.WEB, "/cart");

    public static final FrictionMatch MATCH = new FrictionMatch(
            "m1",
            "cart-abandonment",
            1,
            MatchState.MATCHED,
            "c42",
            "c42",
            NOON,
            NOON.plusSeconds(3_600),
            NOON.plusSeconds(3_600),
            "checkout",
            "cart",
            "web",
            "/cart",
            "mobile",
            "medium",
            3.0,
            "web team",
            List.of(STEP),
            "anon:7",
            new BigDecimal("120.00"),
            "run-1",
            new BigDecimal("12.00"),
            new BigDecimal("3.00"),
            new BigDecimal("30.00"),
            RiskStatus.ESTIMATED);

    public static final ChannelSwitch SWITCH = new ChannelSwitch(
            "s1",
            "c42",
            "c42",
            Channel.WEB,
            Channel.VOICE,
            "/help",
            "billing line",
            "e1",
            "e2",
            NOON,
            NOON.plusSeconds(90),
            90_000,
            "i1",
            "billing",
            IssueEvidence.INFERRED,
            "resolved");

    public static final Alert ALERT = new Alert(
            "a1.firing",
            "a1",
            "spike",
            AlertState.FIRING,
            "cart-abandonment",
            "checkout",
            "cart",
            "web",
            NOON,
            NOON.plusSeconds(300),
            25,
            20,
            24,
            List.of("m1"),
            new BigDecimal("2400.00"),
            "high",
            "web team",
            new BigDecimal("240.00"),
            new BigDecimal("60.00"),
            new BigDecimal("600.00"),
            RiskStatus.ESTIMATED,
            7.5);

    public static final WebhookDelivery DELIVERY = new WebhookDelivery(
            "a1.firing", "crm", "friction.spike.firing", 1, NOON, DeliveryOutcome.RETRY, 503, "HTTP 503", 120);

    public static final FailedEvent FAILURE = new FailedEvent(
            "f1",
            "shop",
            "native",
            "file:1",
            NOON,
            "not_json",
            "found a list, expected an object",
            new byte[] {1, 2},
            "k1");

    private Samples() {}

    public static Stream<Record> all() {
        var event = Events.full();
        return Stream.of(
                event,
                event.identity(),
                event.time(),
                event.who(),
                event.where(),
                event.what(),
                event.correlation(),
                event.measures(),
                event.campaign(),
                event.trust(),
                new OrderItem("p1", BigDecimal.ONE, BigDecimal.TEN),
                new IdentityMerged("anon:7", "c42", NOON, List.of(event)),
                STEP,
                MATCH,
                SWITCH,
                ALERT,
                DELIVERY,
                FAILURE,
                new WebhookMessage("a1.firing", "crm", "a1", "friction.spike.firing", NOON, "{}"),
                new ControlRecord("r1", ControlKind.DEFINE, NOON, NOON, "cart-abandonment", "pattern: x", "ann"),
                new CustomerState("c42", "c42", 1, 3.0, "cart-abandonment", "m1", NOON, NOON, 1),
                new CustomerValue("c42", "run-1", NOON, BigDecimal.TEN, 0.2),
                new FrictionCost(
                        "cart-abandonment",
                        "run-1",
                        NOON,
                        0.02,
                        0.01,
                        0.03,
                        new BigDecimal("-5"),
                        new BigDecimal("-9"),
                        new BigDecimal("-1"),
                        EffectStatus.ESTIMATED),
                new ValueAtRisk(BigDecimal.TEN, BigDecimal.ONE, new BigDecimal("20"), RiskStatus.ESTIMATED),
                new Column("wait_ms", ColumnType.LONG, true, "ms", "internal", "How long it took."),
                new Table("waits", "A wait.", "data", List.of("id"), "at", List.of("at"), List.of()));
    }
}
