package io.throughline.connectors.formats;

import java.util.ArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A JSON array that knows which bytes each element was read from. */
final class JsonArray extends ArrayList<@Nullable Object> {

    private static final long serialVersionUID = 1L;

    private final transient byte[] source;
    private int[] bounds = new int[8];

    /** @param source the bytes that it is read from */
    JsonArray(byte[] source) {
        this.source = source;
    }

    void add(@Nullable Object element, int from, int to) {
        int at = 2 * size();
        if (at + 1 >= bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        bounds[at] = from;
        bounds[at + 1] = to;
        add(element);
    }

    /** The bytes that element {@code index} was read from. */
    byte[] bytesOf(int index) {
        return Arrays.copyOfRange(source, bounds[2 * index], bounds[2 * index + 1]);
    }
}
