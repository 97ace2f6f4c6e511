package io.throughline.jobs.analysis;

import io.throughline.value.fitting.Fit;
import io.throughline.value.purchases.DailyPurchases;
import io.throughline.value.purchases.GammaGamma;
import io.throughline.value.purchases.ModelChoice;
import io.throughline.value.purchases.PeriodUnit;
import io.throughline.value.purchases.PurchaseCounts;
import io.throughline.value.purchases.PurchaseFamily;
import io.throughline.value.purchases.PurchaseHistory;
import io.throughline.value.purchases.PurchaseModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Purchase and spend models of a customer base.
 *
 * @param unit of all times
 * @param calibrationEnd last day that the models saw, null if not known
 * @param customers who had bought by then
 * @param counts the same, grouped
 * @param fits the purchase models that were fitted or given
 * @param choice why {@code family} was chosen, null if it was asked for
 * @param family of the purchase model that predictions come from
 * @param spend the spend model, null without amounts
 * @param holdout how the purchase models did afterwards, null without a hold-out or a model
 */
public record ClvAnalysis(
        PeriodUnit unit,
        @Nullable LocalDate calibrationEnd,
        List<Customer> customers,
        PurchaseCounts counts,
        Map<PurchaseFamily, Fit<PurchaseModel>> fits,
        @Nullable ModelChoice choice,
        PurchaseFamily family,
        @Nullable Fit<GammaGamma> spend,
        @Nullable HoldoutPeriod holdout) {

    /**
     * Analyses orders.
     *
     * @param purchases of each customer, by id
     * @param amounts whether their spend means anything
     * @param calibrationEnd last day for the models; null for the last day with a purchase
     * @param holdoutEnd last day of the hold-out, null for none
     * @throws IllegalArgumentException if nobody had bought by the end of calibration, or the hold-out ends before it starts
     */
    public static ClvAnalysis ofOrders(
            Map<String, DailyPurchases> purchases,
            boolean amounts,
            ClvModels models,
            @Nullable LocalDate calibrationEnd,
            @Nullable LocalDate holdoutEnd) {
        LocalDate end = calibrationEnd == null ? lastDay(purchases) : calibrationEnd;
        if (holdoutEnd != null && !holdoutEnd.isAfter(end)) {
            throw new IllegalArgumentException("the hold-out must end after the calibration, but it ends on "
                    + holdoutEnd + " and that on " + end);
        }
        boolean discrete = models.family() == PurchaseFamily.BG_BB;
        PeriodUnit unit = models.unit();
        List<Customer> customers = new ArrayList<>();
        new TreeMap<>(purchases)
                .forEach((id, days) -> (discrete ? days.opportunities(end, unit) : days.history(end, unit))
                        .ifPresent(history -> customers.add(new Customer(id, history, 1))));
        if (customers.isEmpty()) {
            throw new IllegalArgumentException("no order until " + end + ": nobody to fit a model to");
        }
        PurchaseCounts counts = discrete
                ? PurchaseCounts.of(customers.stream().map(Customer::history).toList())
                : PurchaseCounts.of(purchases.values(), end, unit);
        Map<PurchaseFamily, Fit<PurchaseModel>> fits = models.fits(counts);
        ModelChoice choice = models.family() == null ? ModelChoice.of(purchases.values(), end, unit, fits) : null;
        Fit<GammaGamma> spend = amounts ? spend(models, customers) : null;
        HoldoutPeriod holdout = holdoutEnd == null || discrete
                ? null
                : HoldoutPeriod.of(
                        customers, purchases, known(fits), spend == null ? null : spend.model(), unit, end, holdoutEnd);
        return new ClvAnalysis(unit, end, customers, counts, fits, choice, family(models, choice), spend, holdout);
    }

    /** Analyses histories that were summarised already; {@code amounts} says whether they hold spend. */
    public static ClvAnalysis ofSummary(List<Customer> customers, boolean amounts, ClvModels models) {
        Map<PurchaseHistory, Long> histories = histories(customers);
        PurchaseCounts counts = PurchaseCounts.of(histories);
        Map<PurchaseFamily, Fit<PurchaseModel>> fits = models.fits(counts);
        ModelChoice choice = models.family() == null ? ModelChoice.byLikelihood(fits) : null;
        Fit<GammaGamma> spend = amounts ? spend(models, customers) : null;
        return new ClvAnalysis(
                models.unit(), null, customers, counts, fits, choice, family(models, choice), spend, null);
    }

    /** The fit that predictions come from. */
    public Fit<PurchaseModel> purchases() {
        return fits.getOrDefault(family, Fit.tooLittleData(counts.customers()));
    }

    /** How many customers share each history, in the order of the customers. */
    public Map<PurchaseHistory, Long> histories() {
        return histories(customers);
    }

    /** A number summed over all customers. */
    public double sum(Function<PurchaseHistory, Double> number) {
        double sum = 0;
        for (Customer customer : customers) {
            sum += customer.customers() * number.apply(customer.history());
        }
        return sum;
    }

    /** Customers with a repeat. */
    public long repeating() {
        return counts.groups().stream()
                .filter(group -> group.repeats() > 0)
                .mapToLong(PurchaseCounts.Group::customers)
                .sum();
    }

    private static PurchaseFamily family(ClvModels models, @Nullable ModelChoice choice) {
        PurchaseFamily family = choice == null ? models.family() : choice.family();
        return family == null ? PurchaseFamily.MBG_NBD : family;
    }

    static Map<PurchaseFamily, PurchaseModel> known(Map<PurchaseFamily, Fit<PurchaseModel>> fits) {
        Map<PurchaseFamily, PurchaseModel> models = new EnumMap<>(PurchaseFamily.class);
        fits.forEach((family, fit) -> {
            if (fit.model() != null) {
                models.put(family, fit.model());
            }
        });
        return models;
    }

    private static Fit<GammaGamma> spend(ClvModels models, List<Customer> customers) {
        return models.spend(histories(customers));
    }

    private static Map<PurchaseHistory, Long> histories(List<Customer> customers) {
        Map<PurchaseHistory, Long> histories = new LinkedHashMap<>();
        customers.forEach(customer -> histories.merge(customer.history(), customer.customers(), Long::sum));
        return histories;
    }

    private static LocalDate lastDay(Map<String, DailyPurchases> purchases) {
        return purchases.values().stream()
                .filter(days -> days.count() > 0)
                .map(days -> days.spend().lastKey())
                .max(LocalDate::compareTo)
                .orElseThrow(() -> new IllegalArgumentException("no orders: nobody to fit a model to"));
    }
}
