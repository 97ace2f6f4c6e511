package io.throughline.connectors.formats;

import java.util.ArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A JSON array that knows which bytes of its record each element was read from. */
final class JsonArray extends ArrayList<@Nullable Object> {

    private static final long serialVersionUID = 1L;

    private int[] bounds = new int[8];

    void add(@Nullable Object element, int from, int to) {
        int at = 2 * size();
        if (at + 1 >= bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        bounds[at] = from;
        bounds[at + 1] = to;
        add(element);
    }

    /** The bytes of {@code record} that element {@code index} was read from. */
    byte[] bytesOf(int index, byte[] record) {
        return Arrays.copyOfRange(record, bounds[2 * index], bounds[2 * index + 1]);
    }
}
