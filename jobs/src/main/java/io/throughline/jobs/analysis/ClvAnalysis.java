package io.throughline.jobs.analysis;

import io.throughline.value.fitting.Fit;
import io.throughline.value.purchases.DailyPurchases;
import io.throughline.value.purchases.GammaGamma;
import io.throughline.value.purchases.GammaGammaEstimator;
import io.throughline.value.purchases.MbgNbd;
import io.throughline.value.purchases.MbgNbdEstimator;
import io.throughline.value.purchases.PeriodUnit;
import io.throughline.value.purchases.PurchaseCounts;
import io.throughline.value.purchases.PurchaseHistory;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Purchase and spend models of a customer base.
 *
 * @param unit of all times
 * @param calibrationEnd last day that the models saw
 * @param histories of the customers who had bought by then, by id
 * @param counts the same, grouped
 * @param purchases the purchase model
 * @param spend the spend model, null without amounts
 * @param holdout how the purchase model did afterwards, null without a hold-out or a model
 */
public record ClvAnalysis(
        PeriodUnit unit,
        LocalDate calibrationEnd,
        Map<String, PurchaseHistory> histories,
        PurchaseCounts counts,
        Fit<MbgNbd> purchases,
        @Nullable Fit<GammaGamma> spend,
        @Nullable Holdout holdout) {

    /**
     * Fits the models.
     *
     * @param purchases of each customer, by id
     * @param amounts whether their spend means anything
     * @param calibrationEnd last day for the models; null for the last day with a purchase
     * @param holdoutEnd last day of the hold-out, null for none
     * @throws IllegalArgumentException if nobody had bought by the end of calibration, or the hold-out ends before it starts
     */
    public static ClvAnalysis of(
            Map<String, DailyPurchases> purchases,
            boolean amounts,
            PeriodUnit unit,
            @Nullable LocalDate calibrationEnd,
            @Nullable LocalDate holdoutEnd) {
        LocalDate end = calibrationEnd == null ? lastDay(purchases) : calibrationEnd;
        if (holdoutEnd != null && !holdoutEnd.isAfter(end)) {
            throw new IllegalArgumentException("the hold-out must end after the calibration, but it ends on "
                    + holdoutEnd + " and that on " + end);
        }
        Map<String, PurchaseHistory> histories = new TreeMap<>();
        purchases.forEach((id, days) -> days.history(end, unit).ifPresent(history -> histories.put(id, history)));
        if (histories.isEmpty()) {
            throw new IllegalArgumentException("no order until " + end + ": nobody to fit a model to");
        }
        PurchaseCounts counts = PurchaseCounts.of(histories.values());
        Fit<MbgNbd> model = MbgNbdEstimator.fit(counts);
        Holdout holdout = holdoutEnd == null || model.model() == null
                ? null
                : Holdout.of(model.model(), histories, purchases, unit, end, holdoutEnd);
        Fit<GammaGamma> spend = amounts ? GammaGammaEstimator.fit(histories.values()) : null;
        return new ClvAnalysis(unit, end, histories, counts, model, spend, holdout);
    }

    private static LocalDate lastDay(Map<String, DailyPurchases> purchases) {
        return purchases.values().stream()
                .filter(days -> days.count() > 0)
                .map(days -> days.spend().lastKey())
                .max(LocalDate::compareTo)
                .orElseThrow(() -> new IllegalArgumentException("no orders: nobody to fit a model to"));
    }
}
