package io.throughline.connectors.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a raw record falls into elements: the first of several lists or objects that is there, or else the record itself.
 *
 * @param lists where they may lie
 * @param embedded members of an element whose text is JSON
 * @param pairs members of an element that are lists of keys and values
 */
record Unfolding(List<PathExpression> lists, EmbeddedJson embedded, Pairs pairs) {

    /** An element, or why it is none; the bytes are its own. */
    record Part(@Nullable Element element, @Nullable Unreadable failure, byte[] bytes) {}

    /**
     * The parts of a record.
     *
     * @throws Unreadable as {@code not_an_object} or {@code empty_batch}
     */
    List<Part> of(Content content) throws Unreadable {
        Object record = content.value();
        for (PathExpression path : lists) {
            Object found = path.in(record);
            Map<?, ?> envelope = path.parent().in(record) instanceof Map<?, ?> parent ? parent : content.request();
            if (found instanceof JsonArray list) {
                return elements(list, envelope);
            }
            if (found instanceof Map<?, ?> object && found != record) {
                return List.of(part(object, envelope, content.bytes()));
            }
        }
        if (!(record instanceof Map<?, ?> object)) {
            throw notAnObject(record);
        }
        return List.of(part(object, content.request(), content.bytes()));
    }

    private Part part(Map<?, ?> object, @Nullable Map<?, ?> envelope, byte[] bytes) {
        return new Part(new Element(pairs.in(embedded.in(object)), envelope, bytes), null, bytes);
    }

    private List<Part> elements(JsonArray list, @Nullable Map<?, ?> envelope) throws Unreadable {
        if (list.isEmpty()) {
            throw new Unreadable("empty_batch", "a batch of no events");
        }
        List<Part> parts = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            byte[] own = list.bytesOf(i);
            parts.add(
                    list.get(i) instanceof Map<?, ?> object
                            ? part(object, envelope, own)
                            : new Part(null, notAnObject(list.get(i)), own));
        }
        return parts;
    }

    private static Unreadable notAnObject(@Nullable Object value) {
        String found = value == null ? "null" : value instanceof List ? "a list" : "a single value";
        return new Unreadable("not_an_object", found + ", expected an object");
    }
}
