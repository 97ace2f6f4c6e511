package io.throughline.domain.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be read, kept whole: its bytes encrypted, its reason in words.
 *
 * @param failureId derived from source and bytes: the same bytes give the same id
 * @param source the configured source it came through
 * @param sourceFormat the format file that refused it
 * @param rawRef where its raw record lies, null if unknown
 * @param receivedAt when it arrived, null if unknown
 * @param reason a typed reason, lower-case snake_case, for example {@code not_json}
 * @param detail what was found and what was expected, without the payload
 * @param payload the bytes as they were sent, encrypted with AES-GCM: 12 bytes of nonce, then cipher text and tag
 * @param keyId names the key that decrypts them
 */
public record FailedEvent(
        String failureId,
        String source,
        String sourceFormat,
        @Nullable String rawRef,
        @Nullable Instant receivedAt,
        String reason,
        String detail,
        byte[] payload,
        String keyId) {

    public FailedEvent {
        requireNonNull(failureId, "failureId");
        requireNonNull(source, "source");
        requireNonNull(sourceFormat, "sourceFormat");
        requireNonNull(reason, "reason");
        requireNonNull(detail, "detail");
        requireNonNull(payload, "payload");
        requireNonNull(keyId, "keyId");
    }
}
