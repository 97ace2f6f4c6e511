package io.throughline.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** The records of one source that arrive on one day, kept as bytes until the day is over. */
final class DayOfRecords {

    private static final int INDEX_BITS = 24;

    private final long midnight;
    private final Bytes bytes = new Bytes();
    private long[] keys = new long[64];
    private int[] ends = new int[64];
    private int size;

    DayOfRecords(long midnight) {
        this.midnight = midnight;
    }

    /** Where to write the next record before {@link #added}. */
    OutputStream next() {
        return bytes;
    }

    /** The record just written arrived at {@code arrival}. */
    void added(long arrival) {
        if (size == 1 << INDEX_BITS) {
            throw new IllegalStateException("more than " + size + " records of one source on one day");
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        keys[size] = (arrival - midnight) << INDEX_BITS | size;
        ends[size] = bytes.size();
        size++;
    }

    /** Hands each record over, by arrival, then in the order of their making. */
    void forEach(Each each) throws IOException {
        Arrays.sort(keys, 0, size);
        for (int i = 0; i < size; i++) {
            int record = (int) (keys[i] & ((1 << INDEX_BITS) - 1));
            int start = record == 0 ? 0 : ends[record - 1];
            each.accept(bytes.array(), start, ends[record] - start);
        }
    }

    /** Takes one record. */
    interface Each {
        void accept(byte[] bytes, int start, int length) throws IOException;
    }

    private static final class Bytes extends ByteArrayOutputStream {

        byte[] array() {
            return buf;
        }
    }
}
