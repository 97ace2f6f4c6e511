package io.throughline.connectors.formats;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens a raw record: out of gzip and base64, out of the HTTP request that it was the body of, as JSON, as a form, or as
 * a line of cells.
 *
 * @param json whether records may be JSON
 * @param form whether they may be forms
 * @param delimited how lines of cells are read, null if no record is one
 * @param embedded members whose text is JSON
 * @param attributes what the headers of a record say of it, null for nothing
 */
record Opening(
        boolean json,
        boolean form,
        @Nullable Delimited delimited,
        EmbeddedJson embedded,
        @Nullable HeaderAttributes attributes) {

    /** The content of a record. */
    Content of(RawRecord raw) throws Unreadable {
        byte[] bytes = raw.bytes();
        if (bytes.length > Limits.RECORD_BYTES) {
            throw new Unreadable("too_large", bytes.length + " bytes, expected at most " + Limits.RECORD_BYTES);
        }
        if (delimited != null && !(json && Wrapping.beginsJson(bytes))) {
            return new Content(delimited.read(bytes), bytes, null);
        }
        Content content = raw.headers().isEmpty() ? text(bytes, null) : textOrBytes(bytes, null);
        Map<?, ?> request = content.value() instanceof Map<?, ?> object && isRequest(object) ? object : null;
        if (request != null) {
            content = body(request, content.bytes());
        }
        Map<String, String> headers = request == null ? raw.headers() : texts(request.get("headers"));
        Object value = attributes == null ? content.value() : attributes.around(content.value(), headers);
        return new Content(
                value instanceof Map<?, ?> object ? embedded.in(object) : value, content.bytes(), content.request());
    }

    private Content text(byte[] wrapped, @Nullable Map<?, ?> request) throws Unreadable {
        byte[] bytes = Wrapping.unwrapped(wrapped);
        Utf8.check(bytes);
        int start = Utf8.start(bytes);
        if (form && !Wrapping.beginsJson(bytes)) {
            Object parameters = Wrapping.form(new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8));
            if (parameters != null) {
                return new Content(parameters, bytes, request);
            }
        }
        return new Content(JsonText.read(bytes, start), bytes, request);
    }

    /** A captured request has headers and a body or an address, or at least a method and a body. */
    private static boolean isRequest(Map<?, ?> object) {
        boolean body = object.containsKey("body") || object.containsKey("body_base64");
        boolean address = object.get("path") instanceof String || object.get("url") instanceof String;
        return object.get("headers") instanceof Map ? body || address : body && object.get("method") instanceof String;
    }

    private Content body(Map<?, ?> request, byte[] bytes) throws Unreadable {
        Object body = request.get("body") == null ? request.get("body_base64") : request.get("body");
        if (body instanceof String text && !text.isBlank()) {
            return textOrBytes(text.getBytes(StandardCharsets.UTF_8), request);
        }
        Object empty = body instanceof Map<?, ?> map && map.isEmpty() ? null : body;
        Object parameters = empty == null || body instanceof String ? query(request) : null;
        return new Content(parameters == null ? body : parameters, bytes, request);
    }

    /** What is no JSON may be anything where the headers alone say what it is about. */
    private Content textOrBytes(byte[] bytes, @Nullable Map<?, ?> request) throws Unreadable {
        try {
            return text(bytes, request);
        } catch (Unreadable notJson) {
            if (attributes == null) {
                throw notJson;
            }
            return new Content(null, bytes, request);
        }
    }

    /** A request without a body says all in its address. */
    private static @Nullable Map<?, ?> query(Map<?, ?> request) {
        for (String name : new String[] {"query", "queryStringParameters"}) {
            if (request.get(name) instanceof Map<?, ?> parameters && !parameters.isEmpty()) {
                return parameters;
            }
        }
        for (String name : new String[] {"path", "url"}) {
            if (request.get(name) instanceof String address && address.indexOf('?') >= 0) {
                return Wrapping.form(address.substring(address.indexOf('?') + 1));
            }
        }
        return null;
    }

    private static Map<String, String> texts(@Nullable Object headers) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (headers instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                String text = Scalar.text(value);
                if (text != null) {
                    texts.put(String.valueOf(name).toLowerCase(Locale.ROOT), text);
                }
            });
        }
        return texts;
    }

    Opening with(Delimited columns) {
        return new Opening(json, form, columns, embedded, attributes);
    }
}
