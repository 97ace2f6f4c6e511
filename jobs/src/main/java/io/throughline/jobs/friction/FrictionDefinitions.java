package io.throughline.jobs.friction;

import io.throughline.alerts.ThresholdRule;
import io.throughline.cep.PatternDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is looked for, and who is told.
 *
 * @param patterns of different names
 * @param rules when friction becomes an alert
 * @param typesByEndpoint the message types that each endpoint wants; empty for all
 */
public record FrictionDefinitions(
        List<PatternDefinition> patterns, List<ThresholdRule> rules, Map<String, Set<String>> typesByEndpoint) {

    public FrictionDefinitions {
        patterns = List.copyOf(patterns);
        rules = List.copyOf(rules);
        typesByEndpoint = Map.copyOf(typesByEndpoint);
    }
}
