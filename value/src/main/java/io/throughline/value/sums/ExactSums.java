package io.throughline.value.sums;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * Sums by index that do not depend on the order of their terms.
 *
 * <p>Each sum keeps what its rounding left over (Neumaier 1974, "Rundungsfehleranalyse einiger Verfahren zur Summation
 * endlicher Summen"): 106 bits in all, which hold amounts of money and counts exactly.
 */
public final class ExactSums {

    private double[] high;
    private double[] low;

    /** Sums of 0 at the indices below {@code size}. */
    public ExactSums(int size) {
        high = new double[size];
        low = new double[size];
    }

    /** Makes room for an index. */
    public void reach(int index) {
        if (index >= high.length) {
            int size = Math.max(index + 1, 2 * high.length);
            high = Arrays.copyOf(high, size);
            low = Arrays.copyOf(low, size);
        }
    }

    /** Adds a finite number to a sum. */
    public void add(int index, double amount) {
        double before = high[index];
        double sum = before + amount;
        double part = sum - before;
        low[index] += (before - (sum - part)) + (amount - part);
        high[index] = sum;
    }

    /** A sum, rounded once. */
    public double of(int index) {
        return high[index] + low[index];
    }

    /** Adds the product of two finite numbers with all its digits. */
    public void addProduct(int index, double one, double other) {
        double product = one * other;
        add(index, product);
        add(index, Math.fma(one, other, -product));
    }

    /** A sum with all its digits. */
    public BigDecimal exactly(int index) {
        return new BigDecimal(high[index]).add(new BigDecimal(low[index]));
    }

    /** Adds all sums of others of the same size. */
    public void addAll(ExactSums others) {
        for (int i = 0; i < others.high.length; i++) {
            reach(i);
            add(i, others.high[i]);
            add(i, others.low[i]);
        }
    }
}
