package io.throughline.value.purchases;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Purchase counts as arrays, each number that groups share held once: what depends on one alone is computed once. */
final class CountTable {

    /** Of each group, its row in {@link #repeats}, {@link #recency} and {@link #age}. */
    final int[] repeatsOf;

    final int[] recencyOf;
    final int[] ageOf;
    final double[] customers;

    /** Rising, each once. */
    final double[] repeats;

    final double[] recency;
    final double[] age;

    /** @param unit by which recency and age are divided */
    CountTable(PurchaseCounts counts, double unit) {
        List<PurchaseCounts.Group> groups = counts.groups();
        customers = groups.stream().mapToDouble(PurchaseCounts.Group::customers).toArray();
        repeats = distinct(groups, PurchaseCounts.Group::repeats);
        recency = distinct(groups, PurchaseCounts.Group::recency);
        age = distinct(groups, PurchaseCounts.Group::age);
        repeatsOf = rows(groups, PurchaseCounts.Group::repeats, repeats);
        recencyOf = rows(groups, PurchaseCounts.Group::recency, recency);
        ageOf = rows(groups, PurchaseCounts.Group::age, age);
        for (int i = 0; i < recency.length; i++) {
            recency[i] /= unit;
        }
        for (int i = 0; i < age.length; i++) {
            age[i] /= unit;
        }
    }

    int groups() {
        return customers.length;
    }

    private static double[] distinct(List<PurchaseCounts.Group> groups, ToDoubleFunction<PurchaseCounts.Group> number) {
        return groups.stream().mapToDouble(number).sorted().distinct().toArray();
    }

    private static int[] rows(
            List<PurchaseCounts.Group> groups, ToDoubleFunction<PurchaseCounts.Group> number, double[] values) {
        return groups.stream()
                .mapToInt(group -> java.util.Arrays.binarySearch(values, number.applyAsDouble(group)))
                .toArray();
    }
}
