package io.throughline.domain.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What meeting one friction does to a customer over 90 days, as one batch run found it. The figures are null without
 * enough data.
 *
 * @param pattern name of the pattern
 * @param runId the run that estimated it
 * @param effectiveFrom matches from this event time on are judged by it
 * @param churnEffect change of the probability to churn, from -1 to 1
 * @param churnEffectLow lower end of its interval
 * @param churnEffectHigh upper end of its interval
 * @param spendEffect change of spend, reporting currency, negative for lost spend
 * @param spendEffectLow lower end of its interval: the most that may be lost
 * @param spendEffectHigh upper end of its interval
 * @param status whether there is an effect
 */
public record FrictionCost(
        String pattern,
        String runId,
        Instant effectiveFrom,
        @Nullable Double churnEffect,
        @Nullable Double churnEffectLow,
        @Nullable Double churnEffectHigh,
        @Nullable BigDecimal spendEffect,
        @Nullable BigDecimal spendEffectLow,
        @Nullable BigDecimal spendEffectHigh,
        EffectStatus status) {

    public FrictionCost {
        requireNonNull(pattern, "pattern");
        requireNonNull(runId, "runId");
        requireNonNull(effectiveFrom, "effectiveFrom");
        requireNonNull(status, "status");
    }
}
