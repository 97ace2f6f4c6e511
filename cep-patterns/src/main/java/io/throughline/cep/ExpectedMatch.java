package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.friction.MatchState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A match that a pattern's test expects.
 *
 * @param at when it matches, from the start of the test: the last event's time, or the deadline of a closing absence; when
 *     it comes to be at risk or resolved
 * @param state matched, at risk or resolved
 * @param steps ids of the events that each step captures
 */
public record ExpectedMatch(Duration at, MatchState state, Map<String, List<String>> steps) {

    public ExpectedMatch {
        requireNonNull(at, "at");
        steps = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    }
}
