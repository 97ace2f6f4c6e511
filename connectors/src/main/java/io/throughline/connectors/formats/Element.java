package io.throughline.connectors.formats;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one event is made of: an object within a raw record, often the record itself.
 *
 * @param raw the object
 * @param envelope the object that holds the list it was taken from, null if it is the record itself
 * @param bytes the bytes it was read from
 */
record Element(Map<?, ?> raw, @Nullable Map<?, ?> envelope, byte[] bytes) {}
