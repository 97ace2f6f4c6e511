package io.throughline.connectors.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a raw record falls into elements: the first of several lists that is there, or else the record itself. */
final class Unfolding {

    /** An element, or why it is none; the bytes are its own. */
    record Part(@Nullable Element element, @Nullable Unreadable failure, byte[] bytes) {}

    private final List<PathExpression> lists;

    Unfolding(List<PathExpression> lists) {
        this.lists = List.copyOf(lists);
    }

    /**
     * The parts of a record.
     *
     * @throws Unreadable as {@code not_an_object} or {@code empty_batch}
     */
    List<Part> of(@Nullable Object record, byte[] bytes) throws Unreadable {
        if (!(record instanceof Map<?, ?> object)) {
            throw notAnObject(record);
        }
        for (PathExpression path : lists) {
            if (path.in(object) instanceof JsonArray list) {
                return elements(list, (Map<?, ?>) path.parent().in(object), bytes);
            }
        }
        return List.of(new Part(new Element(object, null, bytes), null, bytes));
    }

    private static List<Part> elements(JsonArray list, @Nullable Map<?, ?> envelope, byte[] bytes) throws Unreadable {
        if (list.isEmpty()) {
            throw new Unreadable("empty_batch", "a batch of no events");
        }
        List<Part> parts = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            byte[] own = list.bytesOf(i, bytes);
            parts.add(
                    list.get(i) instanceof Map<?, ?> object
                            ? new Part(new Element(object, envelope, own), null, own)
                            : new Part(null, notAnObject(list.get(i)), own));
        }
        return parts;
    }

    private static Unreadable notAnObject(@Nullable Object value) {
        String found = value == null ? "null" : value instanceof List ? "a list" : "a single value";
        return new Unreadable("not_an_object", found + ", expected an object");
    }
}
