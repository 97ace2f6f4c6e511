package io.throughline.value.experiments;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** P-values of several comparisons, adjusted so that many looks do not make a finding. */
public final class Multiplicity {

    private Multiplicity() {}

    /**
     * Holm's step-down: a value below alpha holds with at most that probability of one false alarm among all. Holm (1979), "A
     * simple sequentially rejective multiple test procedure".
     *
     * @param pValues 0 to 1 each
     * @return in the same order, 0 to 1 each
     */
    public static List<Double> holm(List<Double> pValues) {
        int n = pValues.size();
        List<Double> adjusted = new ArrayList<>(Collections.nCopies(n, 0.0));
        double largest = 0;
        int rank = 0;
        for (int i : byValue(pValues)) {
            largest = Math.max(largest, Math.min(1, (n - rank) * pValues.get(i)));
            adjusted.set(i, largest);
            rank++;
        }
        return adjusted;
    }

    /**
     * Benjamini and Hochberg's step-up: of the values below q, at most that share are false alarms on average. Benjamini &amp;
     * Hochberg (1995), "Controlling the false discovery rate".
     *
     * @param pValues 0 to 1 each
     * @return in the same order, 0 to 1 each
     */
    public static List<Double> benjaminiHochberg(List<Double> pValues) {
        int n = pValues.size();
        List<Double> adjusted = new ArrayList<>(Collections.nCopies(n, 1.0));
        List<Integer> order = byValue(pValues);
        double smallest = 1;
        for (int rank = n; rank >= 1; rank--) {
            int i = order.get(rank - 1);
            smallest = Math.min(smallest, pValues.get(i) * n / rank);
            adjusted.set(i, smallest);
        }
        return adjusted;
    }

    private static List<Integer> byValue(List<Double> pValues) {
        for (double p : pValues) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("a p-value lies in 0 to 1, but was " + p);
            }
        }
        return IntStream.range(0, pValues.size())
                .boxed()
                .sorted(Comparator.comparingDouble(pValues::get))
                .toList();
    }
}
