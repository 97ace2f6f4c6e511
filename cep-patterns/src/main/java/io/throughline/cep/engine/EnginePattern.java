package io.throughline.cep.engine;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.event.CustomerEvent;
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
 * @param closing when a closing absence is certain; null where it is at the end of the {@code within} of the patterns,
 *     which must not come before it
 */
public record EnginePattern(
        String name,
        String fingerprint,
        List<Pattern<CustomerEvent, ?>> alternatives,
        @Nullable SubKey per,
        @Nullable ClosingTime closing) {

    public EnginePattern {
        requireNonNull(name, "name");
        requireNonNull(fingerprint, "fingerprint");
        alternatives = List.copyOf(alternatives);
        if (alternatives.isEmpty()) {
            throw new IllegalArgumentException("pattern " + name + " needs at least one Flink pattern");
        }
    }
}
