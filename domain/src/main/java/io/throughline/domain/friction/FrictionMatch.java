package io.throughline.domain.friction;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.value.RiskStatus;
import io.throughline.domain.value.ValueAtRisk;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One state of one match: a pattern was found in a customer's journey.
 *
 * @param matchId see {@link MatchId}; the same through all states of the match
 * @param pattern name of the pattern
 * @param version of the pattern
 * @param state which state this record tells
 * @param profileId whose journey
 * @param customerId the company's own id, null while unknown
 * @param startedAt event time of the first step
 * @param matchedAt event time of the last step, or the deadline of a closing absence
 * @param detectedAt order time from which the match can be known; windows over matches are measured on it
 * @param journey journey it hurts, for example {@code checkout}
 * @param step step of the pattern or journey where it happened
 * @param channel where it happened
 * @param touchpoint page, screen, queue or shop
 * @param deviceType mobile, desktop …
 * @param severity low, medium, high or critical
 * @param weight frustration points
 * @param owner team that owns the pattern
 * @param evidence the matched events, in order
 * @param rekeyedFrom the anonymous profile it was found for first; only in state rekeyed
 * @param valueExposed residual twelve-month value of the customer, in the reporting currency, null without a price
 * @param valueRunId the run that priced the customer, null without a price
 * @param valueAtRisk what the friction is expected to cost with this customer, from 0 to the value exposed, reporting
 *     currency, null without a price or an estimate
 * @param valueAtRiskLow lower end of its interval
 * @param valueAtRiskHigh upper end of its interval
 * @param valueStatus how far the value at risk can be relied on, null without a price
 */
public record FrictionMatch(
        String matchId,
        String pattern,
        int version,
        MatchState state,
        String profileId,
        @Nullable String customerId,
        Instant startedAt,
        Instant matchedAt,
        Instant detectedAt,
        @Nullable String journey,
        String step,
        String channel,
        @Nullable String touchpoint,
        @Nullable String deviceType,
        String severity,
        double weight,
        @Nullable String owner,
        List<MatchStep> evidence,
        @Nullable String rekeyedFrom,
        @Nullable BigDecimal valueExposed,
        @Nullable String valueRunId,
        @Nullable BigDecimal valueAtRisk,
        @Nullable BigDecimal valueAtRiskLow,
        @Nullable BigDecimal valueAtRiskHigh,
        @Nullable RiskStatus valueStatus) {

    public FrictionMatch {
        requireNonNull(matchId, "matchId");
        requireNonNull(pattern, "pattern");
        requireNonNull(state, "state");
        requireNonNull(profileId, "profileId");
        requireNonNull(startedAt, "startedAt");
        requireNonNull(matchedAt, "matchedAt");
        requireNonNull(detectedAt, "detectedAt");
        requireNonNull(step, "step");
        requireNonNull(channel, "channel");
        requireNonNull(severity, "severity");
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException(
                    "a match needs evidence, but " + matchId + " of " + pattern + " has none");
        }
    }

    /** The same match, found before for an anonymous profile. */
    public FrictionMatch rekeyedFrom(String anonymousProfileId) {
        return with(MatchState.REKEYED, anonymousProfileId, valueExposed, valueRunId, risk());
    }

    /** The same match with its customer's value. */
    public FrictionMatch priced(BigDecimal value, String runId) {
        return with(state, rekeyedFrom, value, runId, risk());
    }

    /** The same match with what it puts at risk. */
    public FrictionMatch risking(ValueAtRisk risk) {
        return with(state, rekeyedFrom, valueExposed, valueRunId, risk);
    }

    private @Nullable ValueAtRisk risk() {
        return valueStatus == null ? null : new ValueAtRisk(valueAtRisk, valueAtRiskLow, valueAtRiskHigh, valueStatus);
    }

    private FrictionMatch with(
            MatchState newState,
            @Nullable String rekeyed,
            @Nullable BigDecimal value,
            @Nullable String runId,
            @Nullable ValueAtRisk risk) {
        return new FrictionMatch(
                matchId,
                pattern,
                version,
                newState,
                profileId,
                customerId,
                startedAt,
                matchedAt,
                detectedAt,
                journey,
                step,
                channel,
                touchpoint,
                deviceType,
                severity,
                weight,
                owner,
                evidence,
                rekeyed,
                value,
                runId,
                risk == null ? null : risk.amount(),
                risk == null ? null : risk.low(),
                risk == null ? null : risk.high(),
                risk == null ? null : risk.status());
    }
}
