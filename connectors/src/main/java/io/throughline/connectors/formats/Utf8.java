package io.throughline.connectors.formats;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Whether bytes are UTF-8, and whether they begin with a byte order mark. */
final class Utf8 {

    private Utf8() {}

    /** @throws Unreadable as {@code not_utf8}, saying at which byte */
    static void check(byte[] bytes) throws Unreadable {
        int from = firstNonAscii(bytes);
        if (from == bytes.length) {
            return;
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes, from, bytes.length - from);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(rest);
        } catch (CharacterCodingException malformed) {
            throw new Unreadable("not_utf8", "bytes that are no UTF-8, at offset " + rest.position());
        }
    }

    /** Where the text begins: after the byte order mark, if there is one. */
    static int start(byte[] bytes) {
        boolean mark =
                bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
        return mark ? 3 : 0;
    }

    private static int firstNonAscii(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && bytes[at] >= 0) {
            at++;
        }
        return at;
    }
}
