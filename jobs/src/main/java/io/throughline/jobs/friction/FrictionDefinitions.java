package io.throughline.jobs.friction;

import static java.util.Objects.requireNonNull;

import io.throughline.alerts.SeasonalBaseline;
import io.throughline.alerts.SourceSilence;
import io.throughline.alerts.ThresholdRule;
import io.throughline.cep.PatternDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for, and who is told.
 *
 * @param patterns of different names
 * @param rules when friction becomes an alert
 * @param baseline what is usual
 * @param silence when a live source counts as silent
 * @param typesByEndpoint the message types that each endpoint wants; empty for all
 * @param notifyFrom event time from which alerts are announced, null for all; earlier ones are only stored
 */
public record FrictionDefinitions(
        List<PatternDefinition> patterns,
        List<ThresholdRule> rules,
        SeasonalBaseline baseline,
        SourceSilence silence,
        Map<String, Set<String>> typesByEndpoint,
        @Nullable Instant notifyFrom) {

    public FrictionDefinitions {
        requireNonNull(baseline, "baseline");
        requireNonNull(silence, "silence");
        patterns = List.copyOf(patterns);
        rules = List.copyOf(rules);
        typesByEndpoint = Map.copyOf(typesByEndpoint);
    }

    /** How much later than its events a match can be known, by pattern: the window of those that wait for its end. */
    Map<String, Duration> delays() {
        return patterns.stream()
                .filter(PatternDefinition::closesWithAbsence)
                .collect(Collectors.toMap(PatternDefinition::name, PatternDefinition::span));
    }
}
