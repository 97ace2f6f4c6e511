package io.throughline.jobs.friction;

import io.throughline.alerts.ThresholdRule;
import io.throughline.domain.friction.FrictionMatch;
import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Gives a match to each rule that counts it. */
final class CountByRule implements FlatMapFunction<FrictionMatch, CountedMatch> {

    private static final long serialVersionUID = 1L;

    private final List<ThresholdRule> rules;

    CountByRule(List<ThresholdRule> rules) {
        this.rules = List.copyOf(rules);
    }

    @Override
    public void flatMap(FrictionMatch match, Collector<CountedMatch> out) {
        for (ThresholdRule rule : rules) {
            if (rule.counts(match)) {
                out.collect(CountedMatch.of(rule, match));
            }
        }
    }
}
