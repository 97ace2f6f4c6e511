package io.throughline.connectors.formats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Headers that say what a record is about, as those of CloudEvents in binary mode do: the record is then an object of
 * them, with what was sent under a name of its own.
 *
 * @param prefixes of such headers, left off in the names of the object
 * @param body the name of what was sent
 */
record HeaderAttributes(List<String> prefixes, String body) {

    /** The object of the headers and what was sent; what was sent alone, if no header has such a prefix. */
    @Nullable
    Object around(@Nullable Object sent, Map<String, String> headers) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        headers.forEach((name, text) -> {
            for (String prefix : prefixes) {
                if (name.startsWith(prefix)) {
                    object.put(name.substring(prefix.length()), text);
                }
            }
        });
        if (object.isEmpty()) {
            return sent;
        }
        object.put(body, sent);
        return object;
    }
}
