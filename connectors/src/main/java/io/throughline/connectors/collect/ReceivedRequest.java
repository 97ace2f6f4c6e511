package io.throughline.connectors.collect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came in.
 *
 * @param at when it had arrived
 * @param target path and query, as sent
 * @param headers by lower-case name
 */
record ReceivedRequest(Instant at, String method, String target, Map<String, String> headers, byte[] body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The first value of the header called {@code name}, in lower case; null if there is none. */
    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    /**
     * The request as one line of JSON, as formats read it: when it came, what it asked for, and its body, as text or else
     * in base64. Of the headers only those that say what the body is are kept: others name keys and people.
     */
    byte[] line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("received_at", at.toString());
        line.put("method", method);
        line.put("path", target);
        Map<String, String> kept = new LinkedHashMap<>();
        headers.forEach((name, value) -> {
            if (name.equals("content-type") || name.equals("content-encoding") || name.startsWith("ce-")) {
                kept.put(name, value);
            }
        });
        line.put("headers", kept);
        try {
            line.put(
                    "body",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(body))
                            .toString());
        } catch (CharacterCodingException binary) {
            line.put("body_base64", body);
        }
        try {
            return (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("text and bytes are always JSON", impossible);
        }
    }
}
