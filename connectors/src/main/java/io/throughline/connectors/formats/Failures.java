package io.throughline.connectors.formats;

import io.throughline.connectors.privacy.FailureCipher;
import io.throughline.domain.event.FailedEvent;
import io.throughline.domain.event.Parsed;
import io.throughline.domain.friction.MatchId;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes failures of what cannot be read: whole, encrypted, with their reason. */
record Failures(String source, String format, FailureCipher cipher) implements Serializable {

    Parsed of(Unreadable why, byte[] bytes, String ref, @Nullable Instant receivedAt) {
        return Parsed.of(new FailedEvent(
                derivedId(source, bytes),
                source,
                format,
                ref,
                receivedAt,
                why.reason(),
                why.detail(),
                cipher.encrypt(bytes),
                cipher.keyId()));
    }

    /** The id of what has none of its own: the same bytes of the same source give the same id. */
    static String derivedId(String source, byte[] bytes) {
        return MatchId.ofParts(source, new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
