package io.throughline.domain.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a friction puts at risk, in the reporting currency; amounts are null without an estimate.
 *
 * @param amount expected loss, 0 or more
 * @param low lower end of its interval
 * @param high upper end of its interval
 * @param status how far it can be relied on
 */
public record ValueAtRisk(
        @Nullable BigDecimal amount,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        RiskStatus status) {

    /** Nothing is known. */
    public static final ValueAtRisk UNKNOWN = new ValueAtRisk(null, null, null, RiskStatus.NO_ESTIMATE);

    private static final int SCALE = 4;

    public ValueAtRisk {
        requireNonNull(status, "status");
    }

    /**
     * What meeting a friction once puts at risk of one customer: residual value × rise of churn + lost spend, from 0 to
     * the residual value.
     *
     * @param residualValue of the customer, reporting currency
     * @param cost of the friction, null if nobody has estimated it
     */
    public static ValueAtRisk of(BigDecimal residualValue, @Nullable FrictionCost cost) {
        if (cost == null || cost.status() == EffectStatus.NOT_ENOUGH_DATA) {
            return UNKNOWN;
        }
        return new ValueAtRisk(
                loss(residualValue, cost.churnEffect(), cost.spendEffect()),
                loss(residualValue, cost.churnEffectLow(), cost.spendEffectHigh()),
                loss(residualValue, cost.churnEffectHigh(), cost.spendEffectLow()),
                cost.status() == EffectStatus.ESTIMATED ? RiskStatus.ESTIMATED : RiskStatus.NOT_DISTINGUISHABLE);
    }

    private static @Nullable BigDecimal loss(
            BigDecimal residualValue, @Nullable Double churn, @Nullable BigDecimal spend) {
        if (churn == null && spend == null) {
            return null;
        }
        BigDecimal byChurn = churn == null ? BigDecimal.ZERO : residualValue.multiply(BigDecimal.valueOf(churn));
        BigDecimal loss = spend == null ? byChurn : byChurn.subtract(spend);
        BigDecimal most = residualValue.max(BigDecimal.ZERO);
        return loss.max(BigDecimal.ZERO).min(most).setScale(SCALE, RoundingMode.HALF_EVEN);
    }
}
