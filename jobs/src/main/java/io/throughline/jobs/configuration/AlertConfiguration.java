package io.throughline.jobs.configuration;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When somebody is told.
 *
 * @param rules when friction becomes an alert
 * @param ratio least multiple of the usual matches, 1 or more
 * @param significance greatest probability of as many matches when all is well
 * @param silenceEvidence evidence from which a live source counts as silent
 * @param silenceAfter how long it must have been silent at least
 * @param notifyFrom event time from which alerts are announced, null for all
 */
public record AlertConfiguration(
        List<AlertRule> rules,
        double ratio,
        double significance,
        double silenceEvidence,
        Duration silenceAfter,
        @Nullable Instant notifyFrom) {

    public AlertConfiguration {
        rules = List.copyOf(rules);
        requireNonNull(silenceAfter, "silenceAfter");
    }
}
