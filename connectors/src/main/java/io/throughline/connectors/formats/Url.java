package io.throughline.connectors.formats;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parts of URLs as browsers send them: taken as they are, never refused for a stray character. */
final class Url {

    private Url() {}

    /** Host in lower case, without user and port; null if {@code url} has none. */
    static @Nullable String host(String url) {
        int slashes = url.indexOf("//");
        if (slashes < 0 || end(url, 0) < slashes) {
            return null;
        }
        String authority = url.substring(slashes + 2, pathStart(url));
        String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
        int bracket = hostAndPort.lastIndexOf(']');
        int colon = hostAndPort.indexOf(':', Math.max(bracket, 0));
        String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
        return host.isEmpty() ? null : host.toLowerCase(Locale.ROOT);
    }

    /** Path as it stands, {@code /} if it is empty. */
    static @Nullable String path(String url) {
        String path = url.substring(pathStart(url), end(url, pathStart(url)));
        return path.isEmpty() ? "/" : path;
    }

    /** All before the query and the fragment. */
    static String withoutQuery(String url) {
        return url.substring(0, end(url, 0));
    }

    /** Value of the first parameter called {@code name} in the query, percent-decoded; null if there is none. */
    static @Nullable String parameter(String url, String name) {
        int question = url.indexOf('?');
        int hash = url.indexOf('#');
        if (question < 0 || hash >= 0 && hash < question) {
            return null;
        }
        String query = url.substring(question + 1, hash < 0 ? url.length() : hash);
        for (String pair : query.split("&", 200)) {
            int equals = pair.indexOf('=');
            if (equals == name.length() && pair.startsWith(name)) {
                String value = decoded(pair.substring(equals + 1));
                return value.isBlank() ? null : value;
            }
        }
        return null;
    }

    /** {@code +} as space and {@code %XX} as UTF-8 bytes; a stray {@code %} stays. */
    static String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < utf8.length; i++) {
            int high = utf8[i] == '%' && i + 2 < utf8.length ? Character.digit(utf8[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(utf8[i + 2], 16);
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(utf8[i] == '+' ? ' ' : utf8[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int pathStart(String url) {
        int slashes = url.indexOf("//");
        int from = slashes < 0 ? 0 : slashes + 2;
        for (int i = from; i < url.length(); i++) {
            if ("/?#".indexOf(url.charAt(i)) >= 0) {
                return i;
            }
        }
        return url.length();
    }

    private static int end(String url, int from) {
        for (int i = from; i < url.length(); i++) {
            if (url.charAt(i) == '?' || url.charAt(i) == '#') {
                return i;
            }
        }
        return url.length();
    }
}
