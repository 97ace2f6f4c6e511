package io.throughline.cep.engine;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How one pattern fares in one subtask: what it found, what it has open, what went wrong. Its metrics carry the label
 * {@code pattern}.
 *
 * <p>A pattern whose conditions have failed {@value #MOST_ERRORS} times is paused until the job is started again: it is
 * offered nothing more, and what it had open is dropped, because it may have missed what breaks it.
 */
final class PatternHealth {

    static final int MOST_ERRORS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(PatternHealth.class);

    private final String pattern;
    private final Counter matches;
    private final Counter begun;
    private final Counter refused;
    private final Counter errors;
    private final Counter nanos;

    PatternHealth(String pattern, MetricGroup metrics) {
        this.pattern = pattern;
        MetricGroup group = metrics.addGroup("pattern", pattern);
        matches = group.counter("friction_engine_matches");
        begun = group.counter("friction_partial_matches");
        refused = group.counter("friction_partial_matches_refused");
        errors = group.counter("friction_condition_errors");
        nanos = group.counter("friction_sampled_nanos");
        group.gauge("friction_paused", () -> isPaused() ? 1 : 0);
    }

    boolean isPaused() {
        return errors.getCount() >= MOST_ERRORS;
    }

    void matched() {
        matches.inc();
    }

    void begun(int count) {
        begun.inc(count);
    }

    /** A partial match was not kept, because the profile has as many as it may. */
    void refused() {
        if (refused.getCount() == 0) {
            LOG.warn(
                    "A profile has {} partial matches of {} and begins no more", Matcher.MOST_PARTIAL_MATCHES, pattern);
        }
        refused.inc();
    }

    void failed(Exception failure) {
        if (errors.getCount() == 0) {
            LOG.warn("A condition of {} failed and counts as not fulfilled", pattern, failure);
        }
        errors.inc();
        if (errors.getCount() == MOST_ERRORS) {
            LOG.error("{} is paused in this subtask: its conditions have failed {} times", pattern, MOST_ERRORS);
        }
    }

    /** @param duration of one of every {@link Matcher#SAMPLING} events */
    void took(long duration) {
        nanos.inc(duration);
    }
}
