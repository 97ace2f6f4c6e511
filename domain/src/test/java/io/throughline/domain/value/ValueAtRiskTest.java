package io.throughline.domain.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ValueAtRiskTest {

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    @Test
    void isTheRiseOfChurnTimesTheValueAndTheLostSpend() {
        ValueAtRisk risk = ValueAtRisk.of(HUNDRED, cost(0.10, "-5", EffectStatus.ESTIMATED));

        assertThat(risk.amount()).isEqualByComparingTo("15");
        assertThat(risk.low()).isEqualByComparingTo("11"); // (0.10 - 0.02) × 100 + 3
        assertThat(risk.high()).isEqualByComparingTo("19");
        assertThat(risk.status()).isEqualTo(RiskStatus.ESTIMATED);
    }

    @Test
    void neverExceedsWhatTheCustomerIsWorthAndIsNeverBelowNothing() {
        assertThat(ValueAtRisk.of(HUNDRED, cost(0.9, "-50", EffectStatus.ESTIMATED))
                        .amount())
                .isEqualByComparingTo("100");
        assertThat(ValueAtRisk.of(HUNDRED, cost(-0.2, "3", EffectStatus.NOT_DISTINGUISHABLE)))
                .returns(RiskStatus.NOT_DISTINGUISHABLE, ValueAtRisk::status)
                .satisfies(risk -> assertThat(risk.amount()).isZero());
    }

    @Test
    void isUnknownWithoutAnEstimate() {
        assertThat(ValueAtRisk.of(HUNDRED, null)).isEqualTo(ValueAtRisk.UNKNOWN);
        assertThat(ValueAtRisk.of(HUNDRED, cost(0.1, "-5", EffectStatus.NOT_ENOUGH_DATA)))
                .isEqualTo(ValueAtRisk.UNKNOWN);
    }

    private static FrictionCost cost(double churn, String spend, EffectStatus status) {
        BigDecimal middle = new BigDecimal(spend);
        BigDecimal two = new BigDecimal("2");
        return new FrictionCost(
                "bot-loop",
                "run-1",
                Instant.EPOCH,
                churn,
                churn - 0.02,
                churn + 0.02,
                middle,
                middle.subtract(two),
                middle.add(two),
                status);
    }
}
