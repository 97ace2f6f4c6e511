package io.throughline.value.purchases;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The days on which one customer bought, and what they spent on each. Orders of one day are one purchase; refunds
 * (negative amounts) are left out. An order of amount 0 is a purchase of no spend, as in the published references;
 * who knows zero invoices to be no purchases leaves them out before.
 *
 * @param spend reporting currency by day, in order of days
 */
public record DailyPurchases(NavigableMap<LocalDate, Double> spend) {

    /** Of somebody who has not bought. */
    public static final DailyPurchases NONE = new DailyPurchases(Collections.emptyNavigableMap());

    public DailyPurchases {
        spend = Collections.unmodifiableNavigableMap(new TreeMap<>(spend));
    }

    /** The purchases of one customer's orders, in any order. */
    public static DailyPurchases of(Collection<Order> orders) {
        NavigableMap<LocalDate, List<Double>> amounts = new TreeMap<>();
        for (Order order : orders) {
            if (order.amount() >= 0) {
                amounts.computeIfAbsent(order.day(), day -> new ArrayList<>()).add(order.amount());
            }
        }
        NavigableMap<LocalDate, Double> spend = new TreeMap<>();
        // Sorted first, so that the order of the input does not change a bit of the sum.
        amounts.forEach((day, ofDay) -> spend.put(
                day, ofDay.stream().sorted().mapToDouble(Double::doubleValue).sum()));
        return new DailyPurchases(spend);
    }

    /** Those up to a day, that day included. */
    public DailyPurchases until(LocalDate day) {
        return new DailyPurchases(spend.headMap(day, true));
    }

    /** Those after a day, that day excluded. */
    public DailyPurchases after(LocalDate day) {
        return new DailyPurchases(spend.tailMap(day, false));
    }

    /** Days with a purchase. */
    public int count() {
        return spend.size();
    }

    /** Everything spent, reporting currency. */
    public double total() {
        return spend.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /**
     * What purchase models need to know of this customer at the end of a day.
     *
     * @param asOf the last day that was observed; purchases after it are not seen
     * @param unit of recency and age
     * @return empty if the customer has not bought by then
     */
    public Optional<PurchaseHistory> history(LocalDate asOf, PeriodUnit unit) {
        NavigableMap<LocalDate, Double> seen = spend.headMap(asOf, true);
        if (seen.isEmpty()) {
            return Optional.empty();
        }
        LocalDate first = seen.firstKey();
        int repeats = seen.size() - 1;
        double repeatSpend = seen.tailMap(first, false).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        return Optional.of(new PurchaseHistory(
                repeats,
                unit.of(ChronoUnit.DAYS.between(first, seen.lastKey())),
                unit.of(ChronoUnit.DAYS.between(first, asOf)),
                repeats == 0 ? 0 : repeatSpend / repeats));
    }

    /**
     * What BG/BB needs to know: purchases at discrete opportunities. Opportunity j is the j-th whole unit after the day of
     * the first purchase; buying in it once or more counts once, and only opportunities that are over count.
     *
     * @param asOf the last day that was observed
     * @param unit length of an opportunity
     * @return x, t_x and n as repeats, recency and age; empty if the customer has not bought by then
     */
    public Optional<PurchaseHistory> opportunities(LocalDate asOf, PeriodUnit unit) {
        return history(asOf, unit).map(history -> {
            LocalDate first = spend.firstKey();
            long over = (long) unit.of(ChronoUnit.DAYS.between(first, asOf) + 1) - 1;
            List<Long> used = spend.headMap(asOf, true).keySet().stream()
                    .map(day -> (long) unit.of(ChronoUnit.DAYS.between(first, day)))
                    .filter(opportunity -> opportunity > 0 && opportunity <= over)
                    .distinct()
                    .toList();
            long last = used.isEmpty() ? 0 : used.get(used.size() - 1);
            return new PurchaseHistory(
                    used.size(), last, Math.max(0, over), used.isEmpty() ? 0 : history.meanRepeatSpend());
        });
    }
}
