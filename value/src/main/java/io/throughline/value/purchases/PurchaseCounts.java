package io.throughline.value.purchases;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The sufficient statistics of purchase models: how many customers share each (x, t_x, T). They merge in any order to
 * the same groups, bit for bit, and a fit costs by groups, not by customers.
 *
 * @param groups ordered by repeats, recency, age; each combination once
 * @param intervals how often each time between two purchases of one customer, one after the other, was seen; empty if not
 *     known. Only MBG/CNBD-k asks for it
 */
public record PurchaseCounts(List<Group> groups, NavigableMap<Double, Long> intervals) {

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
    public record Group(int repeats, double recency, double age, long customers) {

        /** What each of them did; spend is not known. */
        public PurchaseHistory history() {
            return PurchaseHistory.of(repeats, recency, age);
        }
    }

    public PurchaseCounts {
        groups = List.copyOf(groups);
        intervals = Collections.unmodifiableNavigableMap(new TreeMap<>(intervals));
    }

    /** The groups of some histories, in any order; spend plays no part, intervals are not known. */
    public static PurchaseCounts of(Collection<PurchaseHistory> histories) {
        Map<PurchaseHistory, Long> counts = new HashMap<>();
        histories.forEach(history -> counts.merge(withoutSpend(history), 1L, Long::sum));
        return of(counts, Collections.emptyNavigableMap());
    }

    /** The groups of histories that each stand for a number of customers; intervals are not known. */
    public static PurchaseCounts of(Map<PurchaseHistory, Long> customers) {
        Map<PurchaseHistory, Long> counts = new HashMap<>();
        customers.forEach((history, count) -> counts.merge(withoutSpend(history), count, Long::sum));
        return of(counts, Collections.emptyNavigableMap());
    }

    /**
     * The groups of some customers who had bought by the end of a day, with the times between their purchases.
     *
     * @param asOf the last day that was observed
     * @param unit of all times
     */
    public static PurchaseCounts of(Collection<DailyPurchases> customers, LocalDate asOf, PeriodUnit unit) {
        Map<PurchaseHistory, Long> counts = new HashMap<>();
        NavigableMap<Double, Long> intervals = new TreeMap<>();
        for (DailyPurchases customer : customers) {
            customer.history(asOf, unit).ifPresent(history -> counts.merge(withoutSpend(history), 1L, Long::sum));
            LocalDate before = null;
            for (LocalDate day : customer.until(asOf).spend().keySet()) {
                if (before != null) {
                    intervals.merge(unit.of(ChronoUnit.DAYS.between(before, day)), 1L, Long::sum);
                }
                before = day;
            }
        }
        return of(counts, intervals);
    }

    /** Both together. */
    public PurchaseCounts merge(PurchaseCounts other) {
        Map<PurchaseHistory, Long> counts = new HashMap<>();
        NavigableMap<Double, Long> both = new TreeMap<>(intervals);
        for (PurchaseCounts part : List.of(this, other)) {
            part.groups.forEach(group -> counts.merge(group.history(), group.customers, Long::sum));
        }
        other.intervals.forEach((interval, times) -> both.merge(interval, times, Long::sum));
        return of(counts, both);
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

    /** Times of observation over all customers. */
    public double exposure() {
        return groups.stream().mapToDouble(group -> group.age * group.customers).sum();
    }

    /** Every {@code nth} group. */
    PurchaseCounts thinned(int nth) {
        return new PurchaseCounts(
                IntStream.range(0, groups.size())
                        .filter(i -> i % nth == nth / 2)
                        .mapToObj(groups::get)
                        .toList(),
                Collections.emptyNavigableMap());
    }

    private static PurchaseHistory withoutSpend(PurchaseHistory history) {
        return PurchaseHistory.of(history.repeats(), history.recency(), history.age());
    }

    private static PurchaseCounts of(Map<PurchaseHistory, Long> counts, NavigableMap<Double, Long> intervals) {
        return new PurchaseCounts(
                counts.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(ORDER))
                        .map(entry -> new Group(
                                entry.getKey().repeats(),
                                entry.getKey().recency(),
                                entry.getKey().age(),
                                entry.getValue()))
                        .toList(),
                intervals);
    }
}
