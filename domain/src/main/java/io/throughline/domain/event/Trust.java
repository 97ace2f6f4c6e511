package io.throughline.domain.event;

import java.util.List;
import java.util.Map;

/**
 * How far it may be used.
 *
 * @param consent consent by purpose, for example {@code marketing → granted}
 * @param botTraffic whether a program, not a person, made it
 * @param qualityFlags what was doubtful about it, for example {@code amount_overflow}
 * @param properties all else that was sent, bounded
 */
public record Trust(
        Map<String, String> consent, boolean botTraffic, List<String> qualityFlags, Map<String, String> properties) {

    public Trust {
        consent = Map.copyOf(consent);
        qualityFlags = List.copyOf(qualityFlags);
        properties = Map.copyOf(properties);
    }
}
