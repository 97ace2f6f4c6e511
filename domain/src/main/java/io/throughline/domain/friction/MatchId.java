package io.throughline.domain.friction;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a match: the same evidence gives the same id in a stream, a replay and a back-test.
 *
 * <p>RFC 4648 base32 in lower case, without padding, of the first 128 bits of SHA-256 over, each preceded by its
 * length in UTF-8 bytes as a 32-bit big-endian integer: pattern, version, deadline (absences only, epoch milliseconds
 * in decimal; else empty), then for each matched event in order the step's name, the event's source and its id.
 * The profile is not part of it, so a match keeps its id when an anonymous visitor becomes a customer.
 */
public final class MatchId {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int ID_BYTES = 16;

    private MatchId() {}

    /**
     * The id of a match.
     *
     * @param version of the pattern, 1 or more
     * @param deadline when an absence became certain; null for a match without a closing absence
     * @param steps matched events, in the order they were matched
     * @return 26 characters of {@code a-z2-7}
     */
    public static String of(String pattern, int version, @Nullable Instant deadline, List<MatchStep> steps) {
        MessageDigest digest = sha256();
        add(digest, pattern);
        add(digest, Integer.toString(version));
        add(digest, deadline == null ? "" : Long.toString(deadline.toEpochMilli()));
        for (MatchStep step : steps) {
            add(digest, step.name());
            add(digest, step.source());
            add(digest, step.eventId());
        }
        return base32(digest.digest(), ID_BYTES);
    }

    /** An id in the same form for anything named by {@code parts}: alert messages, channel switches, derived event ids. */
    public static String ofParts(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            add(digest, part);
        }
        return base32(digest.digest(), ID_BYTES);
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static String base32(byte[] bytes, int count) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < count; i++) {
            buffer = (buffer << 8) | (bytes[i] & 0xff);
            bits += 8;
            while (bits >= 5) {
                text.append(ALPHABET.charAt((buffer >>> (bits - 5)) & 31));
                bits -= 5;
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt((buffer << (5 - bits)) & 31));
        }
        return text.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
