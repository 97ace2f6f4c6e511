package io.throughline.connectors.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** What senders put around a record: gzip, base64, a form. */
final class Wrapping {

    private static final int MOST_LAYERS = 4;
    private static final int SHORTEST_BASE64 = 8;

    private Wrapping() {}

    /**
     * The bytes within gzip and base64, told by what they hold; the bytes themselves if they are in neither.
     *
     * @throws Unreadable as {@code too_large} if they hold more than a record may, as {@code not_gzip} if they break off
     */
    static byte[] unwrapped(byte[] bytes) throws Unreadable {
        byte[] inner = bytes;
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            byte[] next = isGzip(inner) ? inflated(inner) : base64(inner);
            if (next == null) {
                return inner;
            }
            inner = next;
        }
        return inner;
    }

    /** Whether the first character is that of an object or a list. */
    static boolean beginsJson(byte[] bytes) {
        for (int i = Utf8.start(bytes); i < bytes.length; i++) {
            if (bytes[i] > ' ') {
                return bytes[i] == '{' || bytes[i] == '[';
            }
        }
        return false;
    }

    /** The parameters of a form or of a URL's query, percent-decoded; of one given twice the first. Null if it is none. */
    static @Nullable Map<String, @Nullable Object> form(String text) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        for (String pair : text.strip().split("&", Limits.FORM_PARAMETERS)) {
            int equals = pair.indexOf('=');
            String name = equals <= 0 ? "" : Url.decoded(pair.substring(0, equals));
            if (name.isEmpty() || !isName(name)) {
                return null;
            }
            form.putIfAbsent(name, Url.decoded(pair.substring(equals + 1)));
        }
        return form;
    }

    /** A name of a parameter has no spaces and brackets of other languages: {@code <p class="x">} is no form. */
    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) <= ' ' || "<>{}\"\\".indexOf(name.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }

    private static byte[] inflated(byte[] gzip) throws Unreadable {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            byte[] inner = in.readNBytes(Limits.RECORD_BYTES + 1);
            if (inner.length > Limits.RECORD_BYTES) {
                throw new Unreadable("too_large", "gzip of more than " + Limits.RECORD_BYTES + " bytes");
            }
            return inner;
        } catch (IOException broken) {
            throw new Unreadable("not_gzip", "gzip that breaks off or is damaged");
        }
    }

    /** What base64 of JSON or gzip holds; null for anything else, above all for words that merely look like base64. */
    private static byte @Nullable [] base64(byte[] bytes) {
        if (bytes.length < SHORTEST_BASE64 || beginsJson(bytes) || !hasBase64Letters(bytes)) {
            return null;
        }
        String text = new String(bytes, StandardCharsets.US_ASCII)
                .replace('-', '+')
                .replace('_', '/')
                .replace(' ', '+');
        try {
            byte[] inner = Base64.getMimeDecoder().decode(text);
            return isGzip(inner) || beginsJson(inner) ? inner : null;
        } catch (IllegalArgumentException not) {
            return null;
        }
    }

    private static boolean hasBase64Letters(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && (bytes[end - 1] <= ' ' || bytes[end - 1] == '=')) {
            end--;
        }
        for (byte b : Arrays.copyOf(bytes, end)) {
            boolean letter = b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b >= '0' && b <= '9';
            // a + of base64 that a form did not encode has become a space
            if (!letter && b != '+' && b != ' ' && b != '/' && b != '-' && b != '_' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }
}
