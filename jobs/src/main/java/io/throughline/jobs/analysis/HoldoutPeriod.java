package io.throughline.jobs.analysis;

import io.throughline.value.purchases.DailyPurchases;
import io.throughline.value.purchases.ExpectedOrders;
import io.throughline.value.purchases.GammaGamma;
import io.throughline.value.purchases.PeriodUnit;
import io.throughline.value.purchases.PurchaseFamily;
import io.throughline.value.purchases.PurchaseModel;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The orders after the calibration, as each model foretold them and as they came.
 *
 * @param units length, in the models' unit
 * @param orders of each model
 * @param spend of each model, empty without a spend model
 * @param heuristics orders by rules of thumb: {@code heuristic_mean_everyone}, the rate of all customers together, and
 *     {@code heuristic_own_rate}, each customer's own repeats over their own age
 * @param byRepeats means by repeats in calibration, 7 and more together
 */
public record HoldoutPeriod(
        double units,
        Map<PurchaseFamily, Holdout> orders,
        Map<PurchaseFamily, Holdout> spend,
        Map<String, Holdout> heuristics,
        List<ByRepeats> byRepeats) {

    private static final int MOST = 7;

    /**
     * Customers who repeated as often.
     *
     * @param repeats x, 7 for 7 and more
     * @param customers how many
     * @param actual mean orders in the hold-out
     * @param expected the same by model
     */
    public record ByRepeats(int repeats, long customers, double actual, Map<PurchaseFamily, Double> expected) {}

    static HoldoutPeriod of(
            List<Customer> customers,
            Map<String, DailyPurchases> purchases,
            Map<PurchaseFamily, PurchaseModel> models,
            @Nullable GammaGamma spending,
            PeriodUnit unit,
            LocalDate from,
            LocalDate to) {
        double units = unit.of(ChronoUnit.DAYS.between(from, to));
        double[] placed = new double[customers.size()];
        double[] spent = new double[customers.size()];
        for (int i = 0; i < placed.length; i++) {
            DailyPurchases later = purchases
                    .getOrDefault(customers.get(i).id(), DailyPurchases.NONE)
                    .after(from)
                    .until(to);
            placed[i] = later.count();
            spent[i] = later.total();
        }
        Map<PurchaseFamily, double[]> expected = new EnumMap<>(PurchaseFamily.class);
        Map<PurchaseFamily, Holdout> orders = new EnumMap<>(PurchaseFamily.class);
        Map<PurchaseFamily, Holdout> spend = new EnumMap<>(PurchaseFamily.class);
        models.forEach((family, model) -> {
            ExpectedOrders ahead = new ExpectedOrders(model, units);
            double[] each = customers.stream()
                    .mapToDouble(customer -> ahead.of(customer.history()))
                    .toArray();
            expected.put(family, each);
            orders.put(family, Holdout.of(each, placed));
            if (spending != null) {
                double[] money = new double[each.length];
                for (int i = 0; i < money.length; i++) {
                    money[i] = each[i] * spending.expectedSpend(customers.get(i).history());
                }
                spend.put(family, Holdout.of(money, spent));
            }
        });
        return new HoldoutPeriod(
                units, orders, spend, heuristics(customers, placed, units), byRepeats(customers, placed, expected));
    }

    private static Map<String, Holdout> heuristics(List<Customer> customers, double[] placed, double units) {
        double repeats =
                customers.stream().mapToDouble(each -> each.history().repeats()).sum();
        double ages =
                customers.stream().mapToDouble(each -> each.history().age()).sum();
        double[] everyone = new double[placed.length];
        Arrays.fill(everyone, ages > 0 ? units * repeats / ages : 0);
        double[] own = customers.stream()
                .map(Customer::history)
                .mapToDouble(history -> history.age() > 0 ? units * history.repeats() / history.age() : 0)
                .toArray();
        Map<String, Holdout> heuristics = new LinkedHashMap<>();
        heuristics.put("heuristic_mean_everyone", Holdout.of(everyone, placed));
        heuristics.put("heuristic_own_rate", Holdout.of(own, placed));
        return heuristics;
    }

    private static List<ByRepeats> byRepeats(
            List<Customer> customers, double[] placed, Map<PurchaseFamily, double[]> expected) {
        long[] n = new long[MOST + 1];
        for (Customer customer : customers) {
            n[row(customer)]++;
        }
        double[] actual = sums(customers, placed);
        Map<PurchaseFamily, double[]> sums = new EnumMap<>(PurchaseFamily.class);
        expected.forEach((family, each) -> sums.put(family, sums(customers, each)));
        return java.util.stream.IntStream.rangeClosed(0, MOST)
                .filter(x -> n[x] > 0)
                .mapToObj(x -> {
                    Map<PurchaseFamily, Double> means = new EnumMap<>(PurchaseFamily.class);
                    sums.forEach((family, sum) -> means.put(family, sum[x] / n[x]));
                    return new ByRepeats(x, n[x], actual[x] / n[x], means);
                })
                .toList();
    }

    private static double[] sums(List<Customer> customers, double[] numbers) {
        double[] sums = new double[MOST + 1];
        for (int i = 0; i < numbers.length; i++) {
            sums[row(customers.get(i))] += numbers[i];
        }
        return sums;
    }

    private static int row(Customer customer) {
        return Math.min(MOST, customer.history().repeats());
    }
}
