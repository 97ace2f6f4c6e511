package io.throughline.value.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How often the customer with the higher risk leaves first (Harrell et al. 1982): over all pairs of which one left while
 * the other was still there. Equal risks count half; two who left at the same time are no pair.
 */
final class Concordance {

    private Concordance() {}

    /** From 0 to 1; 0.5 without a pair. */
    static double of(List<Life> lives, Map<Life, Double> risks) {
        double[] levels = risks.values().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .distinct()
                .toArray();
        List<Life> order = new ArrayList<>(lives);
        order.sort(Comparator.comparingDouble(Life::duration).reversed());
        // counts of those still there by risk, as a Fenwick tree
        long[] tree = new long[levels.length + 1];
        double pairs = 0;
        double concordant = 0;
        long there = 0;
        for (int from = 0, to; from < order.size(); from = to) {
            to = from;
            while (to < order.size()
                    && order.get(to).duration() == order.get(from).duration()) {
                to++;
            }
            // who is censored at this time outlives its events
            for (Life life : order.subList(from, to)) {
                if (!life.churned()) {
                    add(tree, rank(levels, risks, life));
                    there++;
                }
            }
            for (Life life : order.subList(from, to)) {
                if (life.churned()) {
                    int rank = rank(levels, risks, life);
                    long lower = sum(tree, rank);
                    long equal = sum(tree, rank + 1) - lower;
                    pairs += there;
                    concordant += lower + equal / 2.0;
                }
            }
            for (Life life : order.subList(from, to)) {
                if (life.churned()) {
                    add(tree, rank(levels, risks, life));
                    there++;
                }
            }
        }
        return pairs == 0 ? 0.5 : concordant / pairs;
    }

    private static int rank(double[] levels, Map<Life, Double> risks, Life life) {
        return Arrays.binarySearch(levels, risks.getOrDefault(life, 0.0));
    }

    private static void add(long[] tree, int rank) {
        for (int i = rank + 1; i < tree.length; i += i & -i) {
            tree[i]++;
        }
    }

    /** How many have a rank below. */
    private static long sum(long[] tree, int rank) {
        long sum = 0;
        for (int i = rank; i > 0; i -= i & -i) {
            sum += tree[i];
        }
        return sum;
    }
}
