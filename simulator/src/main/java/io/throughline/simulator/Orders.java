package io.throughline.simulator;

import java.util.Arrays;

/** The orders of one customer, in the order of time: when, and how much in EUR. */
final class Orders {

    private long[] times = new long[8];
    private double[] values = new double[8];
    private int size;

    void add(long at, double euros) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        times[size] = at;
        values[size] = euros;
        size++;
    }

    /** How many after {@code from}, until {@code to} inclusive. */
    int count(long from, long to) {
        int count = 0;
        for (int i = size - 1; i >= 0; i--) {
            count += times[i] > from && times[i] <= to ? 1 : 0;
        }
        return count;
    }

    /** What they are worth together, EUR. */
    double revenue(long from, long to) {
        double revenue = 0;
        for (int i = 0; i < size; i++) {
            revenue += times[i] > from && times[i] <= to ? values[i] : 0;
        }
        return revenue;
    }
}
