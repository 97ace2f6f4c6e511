package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.expressions.yaml.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a pattern's picture as a test: what happens, and the matches that follow.
 *
 * @param name a sentence
 * @param at where it stands
 * @param events what happens, from {@link #START} on
 * @param expected every match of the pattern in these events, none other
 * @param dataUntil where the data ends, from the start of the test; null for long after every deadline
 */
public record PatternTest(
        String name,
        Position at,
        List<CustomerEvent> events,
        List<ExpectedMatch> expected,
        @Nullable Duration dataUntil) {

    /** The instant that {@code at: 0m} means in every test. */
    public static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    public PatternTest {
        requireNonNull(name, "name");
        requireNonNull(at, "at");
        events = List.copyOf(events);
        expected = List.copyOf(expected);
    }
}
