package io.throughline.value.purchases;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sufficient statistics of purchase models: how many customers share each (x, t_x, T). They merge in any order to
 * the same groups, and a fit costs by groups, not by customers.
 *
 * @param groups ordered by repeats, recency, age; each combination once
 */
public record PurchaseCounts(List<Group> groups) {

    private static final Comparator<PurchaseHistory> ORDER = Comparator.comparingInt(PurchaseHistory::repeats)
            .thenComparingDouble(PurchaseHistory::recency)
            .thenComparingDouble(PurchaseHistory::age);

    /**
     * Customers with one history.
     *
     * @param repeats x
     * @param recency t_x
     * @param age T
     * @param customers how many, 1 or more
     */
    public record Group(int repeats, double recency, double age, long customers) {}

    public PurchaseCounts {
        groups = List.copyOf(groups);
    }

    /** The groups of some histories, in any order; spend plays no part. */
    public static PurchaseCounts of(Collection<PurchaseHistory> histories) {
        Map<PurchaseHistory, Long> counts = new TreeMap<>(ORDER);
        histories.forEach(history -> counts.merge(history, 1L, Long::sum));
        return of(counts);
    }

    /** Both together. */
    public PurchaseCounts merge(PurchaseCounts other) {
        Map<PurchaseHistory, Long> counts = new TreeMap<>(ORDER);
        for (PurchaseCounts part : List.of(this, other)) {
            for (Group group : part.groups) {
                counts.merge(PurchaseHistory.of(group.repeats, group.recency, group.age), group.customers, Long::sum);
            }
        }
        return of(counts);
    }

    /** Customers over all groups. */
    public long customers() {
        return groups.stream().mapToLong(Group::customers).sum();
    }

    /** Repeat purchases over all customers. */
    public long repeats() {
        return groups.stream()
                .mapToLong(group -> group.repeats * group.customers)
                .sum();
    }

    private static PurchaseCounts of(Map<PurchaseHistory, Long> counts) {
        return new PurchaseCounts(counts.entrySet().stream()
                .map(entry -> new Group(
                        entry.getKey().repeats(),
                        entry.getKey().recency(),
                        entry.getKey().age(),
                        entry.getValue()))
                .toList());
    }
}
