package io.throughline.jobs.friction;

import io.throughline.alerts.AlertGroup;
import io.throughline.alerts.ThresholdRule;
import io.throughline.domain.friction.FrictionMatch;

/**
 * A match that a rule counts.
 *
 * @param rule name of the rule
 * @param match the match
 */
public record CountedMatch(String rule, FrictionMatch match) {

    static CountedMatch of(ThresholdRule rule, FrictionMatch match) {
        return new CountedMatch(rule.name(), match);
    }

    /** Matches with equal keys are counted together. */
    String key() {
        return rule + '\u0000' + AlertGroup.of(match).key();
    }
}
