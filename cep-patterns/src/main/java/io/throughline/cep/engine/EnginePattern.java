package io.throughline.cep.engine;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.event.CustomerEvent;
import java.time.Duration;
import java.util.List;
import org.apache.flink.cep.pattern.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern as the engine runs it: what it means is said by Flink's {@link Pattern}s.
 *
 * @param name what metrics and logs call it
 * @param fingerprint stands for its meaning: partial matches go on only under the fingerprint that they began with
 * @param alternatives their matches are united; no two have a match in common, or the consumer tells them apart by id
 * @param per splits the journey; null for the whole of it
 * @param closingGap for a closing absence whose clock runs from the event captured last: how long after that event's
 *     order time it is certain. Null where the clock runs from the first event, by the {@code within} of the patterns.
 *     The patterns' {@code within} must be long enough not to end the match before.
 */
public record EnginePattern(
        String name,
        String fingerprint,
        List<Pattern<CustomerEvent, ?>> alternatives,
        @Nullable SubKey per,
        @Nullable Duration closingGap) {

    public EnginePattern {
        requireNonNull(name, "name");
        requireNonNull(fingerprint, "fingerprint");
        alternatives = List.copyOf(alternatives);
        if (alternatives.isEmpty()) {
            throw new IllegalArgumentException("pattern " + name + " needs at least one Flink pattern");
        }
    }
}
