package io.throughline.jobs.configuration;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * When friction becomes an alert.
 *
 * @param name of the rule
 * @param pattern name of a pattern, or {@code *} for every pattern on its own
 * @param matches matches of one pattern, step and channel within the window below which it never fires, at least 1
 * @param window length of the window, event time
 * @param resolveAfter how long it must stay below before it resolves
 */
public record AlertRule(String name, String pattern, int matches, Duration window, Duration resolveAfter) {

    public AlertRule {
        requireNonNull(name, "name");
        requireNonNull(pattern, "pattern");
        requireNonNull(window, "window");
        requireNonNull(resolveAfter, "resolveAfter");
    }
}
