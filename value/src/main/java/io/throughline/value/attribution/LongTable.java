package io.throughline.value.attribution;

import java.util.Arrays;

/** Numbers for keys of 0 or more, in order of their first appearance. */
final class LongTable {

    private long[] slots = new long[64];
    private int[] numbers = new int[64];
    private long[] keys = new long[32];
    private int size;

    LongTable() {
        Arrays.fill(slots, -1);
    }

    int size() {
        return size;
    }

    long key(int number) {
        return keys[number];
    }

    /** The key's number; a new one if it has none. */
    int number(long key) {
        int slot = slot(key);
        if (slots[slot] == key) {
            return numbers[slot];
        }
        if (size == keys.length) {
            grow();
            slot = slot(key);
        }
        slots[slot] = key;
        numbers[slot] = size;
        keys[size] = key;
        return size++;
    }

    /** The keys, smallest first. */
    long[] sorted() {
        long[] sorted = Arrays.copyOf(keys, size);
        Arrays.sort(sorted);
        return sorted;
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & slots.length - 1;
        while (slots[slot] != -1 && slots[slot] != key) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * size);
        slots = new long[4 * size];
        numbers = new int[4 * size];
        Arrays.fill(slots, -1);
        for (int i = 0; i < size; i++) {
            int slot = slot(keys[i]);
            slots[slot] = keys[i];
            numbers[slot] = i;
        }
    }
}
