package io.throughline.value.attribution;

import java.util.Arrays;

/**
 * Sums by index that do not depend on the order of their terms.
 *
 * <p>Each sum keeps what its rounding left over (Neumaier 1974, "Rundungsfehleranalyse einiger Verfahren zur Summation
 * endlicher Summen"): 106 bits in all, which hold amounts of money and counts exactly.
 */
final class ExactSums {

    private double[] high;
    private double[] low;

    ExactSums(int size) {
        high = new double[size];
        low = new double[size];
    }

    /** Makes room for an index. */
    void reach(int index) {
        if (index >= high.length) {
            int size = Math.max(index + 1, 2 * high.length);
            high = Arrays.copyOf(high, size);
            low = Arrays.copyOf(low, size);
        }
    }

    void add(int index, double amount) {
        double before = high[index];
        double sum = before + amount;
        double part = sum - before;
        low[index] += (before - (sum - part)) + (amount - part);
        high[index] = sum;
    }

    double of(int index) {
        return high[index] + low[index];
    }
}
