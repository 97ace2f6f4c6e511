package io.throughline.connectors.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.throughline.domain.alert.Alert;
import io.throughline.domain.alert.AlertState;
import io.throughline.domain.control.ControlKind;
import io.throughline.domain.control.ControlRecord;
import io.throughline.domain.event.Channel;
import io.throughline.domain.event.FailedEvent;
import io.throughline.domain.event.IssueEvidence;
import io.throughline.domain.friction.ChannelSwitch;
import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.friction.MatchState;
import io.throughline.domain.friction.MatchStep;
import io.throughline.domain.value.CustomerValue;
import io.throughline.domain.value.EffectStatus;
import io.throughline.domain.value.FrictionCost;
import io.throughline.domain.value.RiskStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** One record of each kind for tests, with all that it can have or only what it must. */
public final class SampleFindings {

    static final Instant NOON = SampleEvents.NOON;

    private SampleFindings() {}

    public static FrictionMatch match(boolean full) {
        return new FrictionMatch(
                "m1",
                "cart-abandonment",
                1,
                full ? MatchState.REKEYED : MatchState.MATCHED,
                full ? "c1" : "anon:a1",
                full ? "c1" : null,
                NOON,
                NOON.plusSeconds(3600),
                NOON.plusSeconds(3600),
                full ? "checkout" : null,
                "cart",
                "voice",
                full ? "Kasse „5“ \u0000 😀" : null,
                full ? "mobile" : null,
                "high",
                full ? 2.5 : 1,
                full ? "shop" : null,
                List.of(new MatchStep(
                        "cart",
                        "web",
                        "e1",
                        NOON.plusNanos(123_456_000),
                        "product_added",
                        Channel.WEB,
                        full ? "/cart" : null)),
                full ? "anon:a1" : null,
                full ? new BigDecimal("1200.50") : null,
                full ? "run-1" : null,
                full ? new BigDecimal("120.0500") : null,
                full ? new BigDecimal("0.0000") : null,
                full ? new BigDecimal("300.0000") : null,
                full ? RiskStatus.NOT_DISTINGUISHABLE : null);
    }

    public static ChannelSwitch channelSwitch(boolean full) {
        return new ChannelSwitch(
                "s1",
                "c1",
                full ? "c1" : null,
                Channel.BOT,
                Channel.VOICE,
                full ? "help" : null,
                full ? "hotline" : null,
                "e1",
                "e2",
                NOON,
                NOON.plusSeconds(90),
                90_000,
                full ? "i1" : null,
                full ? "billing" : null,
                full ? IssueEvidence.EXPLICIT : IssueEvidence.INFERRED,
                full ? "resolved" : null);
    }

    public static Alert alert(boolean full) {
        return new Alert(
                "w1",
                "a1",
                "spike",
                AlertState.FIRING,
                "cart-abandonment",
                full ? "checkout" : null,
                "cart",
                "web",
                NOON,
                NOON.plusSeconds(300),
                12,
                10,
                9,
                full ? List.of("m1", "m2") : List.of(),
                full ? new BigDecimal("0.10") : null,
                "high",
                full ? "shop" : null,
                full ? new BigDecimal("0.01") : null,
                full ? new BigDecimal("0.00") : null,
                full ? new BigDecimal("0.02") : null,
                full ? RiskStatus.ESTIMATED : null,
                full ? 2.25 : null);
    }

    public static FailedEvent failure(boolean full) {
        return new FailedEvent(
                "f1",
                "shop",
                "segment",
                full ? "raw-0@17" : null,
                full ? NOON : null,
                "not_json",
                "expected an object",
                full ? "secret".getBytes(UTF_8) : new byte[0],
                "k1");
    }

    public static ControlRecord control(boolean full) {
        return new ControlRecord(
                "d1",
                full ? ControlKind.DEFINE : ControlKind.ERASE,
                NOON,
                full ? NOON.plusSeconds(60) : null,
                "cart-abandonment",
                full ? "pattern: cart-abandonment\nversion: 2\n" : null,
                full ? "ada" : null);
    }

    public static CustomerValue value(boolean full) {
        return new CustomerValue("c1", "run-1", NOON, new BigDecimal("310.0000"), full ? 0.125 : null);
    }

    public static FrictionCost cost(boolean full) {
        return new FrictionCost(
                "bot-loop",
                "run-1",
                NOON,
                full ? 0.03125 : null,
                full ? -0.0625 : null,
                full ? 0.125 : null,
                full ? new BigDecimal("-3.5000") : null,
                full ? new BigDecimal("-7.2500") : null,
                full ? new BigDecimal("0.2500") : null,
                full ? EffectStatus.ESTIMATED : EffectStatus.NOT_ENOUGH_DATA);
    }
}
