package io.throughline.domain.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is worth and how likely they are to leave, as one batch run found it.
 *
 * @param customerId the company's own id
 * @param runId the run that computed it
 * @param effectiveFrom matches from this event time on are priced by it
 * @param residualValue expected value of the next twelve months, reporting currency
 * @param churnProbability from 0 to 1, null without a model
 */
public record CustomerValue(
        String customerId,
        String runId,
        Instant effectiveFrom,
        BigDecimal residualValue,
        @Nullable Double churnProbability) {

    public CustomerValue {
        requireNonNull(customerId, "customerId");
        requireNonNull(runId, "runId");
        requireNonNull(effectiveFrom, "effectiveFrom");
        requireNonNull(residualValue, "residualValue");
    }
}
