package io.throughline.domain.alert;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.value.RiskStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of state of one alert.
 *
 * @param messageId derived from rule, group, start and state: a replay repeats it
 * @param alertId derived from rule, group and start: the same from firing to resolved
 * @param rule name of the rule
 * @param state what it changed to
 * @param pattern the pattern whose matches are counted; {@code source-silence} for a source that sends nothing
 * @param journey journey of the group, null if the pattern names none
 * @param step step of the group; the name of a silent source
 * @param channel channel of the group; {@code other} for a silent source
 * @param startedAt start of the first window above the threshold
 * @param changedAt end of the window that changed the state
 * @param matches matches in that window
 * @param threshold matches in that window from which it would have fired
 * @param customers distinct customers affected since the alert started
 * @param exampleMatchIds up to five matches to look at
 * @param valueExposed residual twelve-month value of those customers, reporting currency, null without prices
 * @param severity of the pattern
 * @param owner team that owns the pattern
 * @param valueAtRisk what the friction is expected to cost with those customers, each once, reporting currency, null
 *     without prices or an estimate
 * @param valueAtRiskLow lower end of its interval
 * @param valueAtRiskHigh upper end of its interval
 * @param valueStatus how far the value at risk can be relied on, null without prices
 * @param expected matches that the group's baseline expected in the window that changed the state, null without a
 *     baseline: then the threshold is the rule's own
 */
public record Alert(
        String messageId,
        String alertId,
        String rule,
        AlertState state,
        String pattern,
        @Nullable String journey,
        String step,
        String channel,
        Instant startedAt,
        Instant changedAt,
        long matches,
        long threshold,
        long customers,
        List<String> exampleMatchIds,
        @Nullable BigDecimal valueExposed,
        String severity,
        @Nullable String owner,
        @Nullable BigDecimal valueAtRisk,
        @Nullable BigDecimal valueAtRiskLow,
        @Nullable BigDecimal valueAtRiskHigh,
        @Nullable RiskStatus valueStatus,
        @Nullable Double expected) {

    public Alert {
        requireNonNull(messageId, "messageId");
        requireNonNull(alertId, "alertId");
        requireNonNull(rule, "rule");
        requireNonNull(state, "state");
        requireNonNull(pattern, "pattern");
        requireNonNull(step, "step");
        requireNonNull(channel, "channel");
        requireNonNull(startedAt, "startedAt");
        requireNonNull(changedAt, "changedAt");
        requireNonNull(severity, "severity");
        exampleMatchIds = List.copyOf(exampleMatchIds);
    }
}
