package io.throughline.alerts;

import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.value.RiskStatus;
import java.math.BigDecimal;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What friction puts at stake, reporting currency; amounts that nobody knows are null.
 *
 * @param value residual twelve-month value exposed
 * @param risk value at risk
 * @param riskLow lower end of its interval
 * @param riskHigh upper end of its interval
 * @param status how far the value at risk can be relied on
 */
public record Exposure(
        @Nullable BigDecimal value,
        @Nullable BigDecimal risk,
        @Nullable BigDecimal riskLow,
        @Nullable BigDecimal riskHigh,
        @Nullable RiskStatus status) {

    /** Nothing is known. */
    public static final Exposure NONE = new Exposure(null, null, null, null, null);

    static Exposure of(FrictionMatch match) {
        return new Exposure(
                match.valueExposed(),
                match.valueAtRisk(),
                match.valueAtRiskLow(),
                match.valueAtRiskHigh(),
                match.valueStatus());
    }

    /** Of one customer with several matches: the larger of each, since a customer is lost once. */
    Exposure larger(Exposure other) {
        return combined(other, BigDecimal::max);
    }

    /** Of different customers: the sums of what is known. */
    Exposure plus(Exposure other) {
        return combined(other, BigDecimal::add);
    }

    private Exposure combined(Exposure other, BinaryOperator<BigDecimal> how) {
        return new Exposure(
                both(value, other.value, how),
                both(risk, other.risk, how),
                both(riskLow, other.riskLow, how),
                both(riskHigh, other.riskHigh, how),
                both(status, other.status, (one, two) -> one.compareTo(two) <= 0 ? one : two));
    }

    private static <T> @Nullable T both(@Nullable T one, @Nullable T other, BinaryOperator<T> how) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return how.apply(one, other);
    }
}
