package io.throughline.connectors.codec;

import java.io.Serializable;

/**
 * Turns records of one type into bytes and back, the same way wherever they travel.
 *
 * @param <T> type of the records
 */
public interface RecordCodec<T> extends Serializable {

    /**
     * The record's bytes; equal records give equal bytes.
     *
     * @throws IllegalArgumentException if the record holds a value that its schema has no room for
     */
    byte[] encode(T record);

    /**
     * The record that {@code bytes} stand for, all of them.
     *
     * @throws UnreadableRecordException if they stand for none; never anything else, whatever the bytes
     */
    T decode(byte[] bytes) throws UnreadableRecordException;
}
