package io.throughline.connectors.formats;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record as a source delivers it, before anything is known about it.
 *
 * @param bytes the whole record; not copied
 * @param receivedAt when the broker took it, null for sources that do not know
 * @param fileTime when the file that holds it was last changed, null for sources that are not files
 * @param headers what came beside it, by lower-case name
 * @param ref where it lies, for example {@code orders.tsv#12} or {@code raw-web/3@1042}
 */
public record RawRecord(
        byte[] bytes,
        @Nullable Instant receivedAt,
        @Nullable Instant fileTime,
        Map<String, String> headers,
        String ref) {

    public RawRecord {
        requireNonNull(bytes, "bytes");
        requireNonNull(ref, "ref");
        headers = Map.copyOf(headers);
    }

    /** A record of a topic: {@code receivedAt} is the time that the broker gave it. */
    public RawRecord(byte[] bytes, @Nullable Instant receivedAt, String ref) {
        this(bytes, receivedAt, null, Map.of(), ref);
    }
}
