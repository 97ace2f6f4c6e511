package io.throughline.jobs.analysis;

import io.throughline.value.purchases.DailyPurchases;
import io.throughline.value.purchases.PeriodUnit;
import io.throughline.value.purchases.PurchaseHistory;
import io.throughline.value.purchases.PurchaseModel;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Orders after the calibration, foretold and placed.
 *
 * @param units length, in the model's unit
 * @param predicted orders of all customers
 * @param actual orders of all customers
 * @param meanAbsoluteError by customer, orders
 * @param rootMeanSquareError by customer, orders
 */
public record Holdout(
        double units, double predicted, double actual, double meanAbsoluteError, double rootMeanSquareError) {

    static Holdout of(
            PurchaseModel model,
            Map<String, PurchaseHistory> histories,
            Map<String, DailyPurchases> purchases,
            PeriodUnit unit,
            LocalDate from,
            LocalDate to) {
        double units = unit.of(ChronoUnit.DAYS.between(from, to));
        double predicted = 0;
        double actual = 0;
        double absolute = 0;
        double squares = 0;
        for (Map.Entry<String, PurchaseHistory> customer : histories.entrySet()) {
            double expected = model.expectedOrders(customer.getValue(), units);
            DailyPurchases all = purchases.getOrDefault(customer.getKey(), DailyPurchases.NONE);
            int placed = all.after(from).until(to).count();
            predicted += expected;
            actual += placed;
            absolute += Math.abs(expected - placed);
            squares += (expected - placed) * (expected - placed);
        }
        int n = histories.size();
        return new Holdout(units, predicted, actual, absolute / n, Math.sqrt(squares / n));
    }

    /** How far the prediction of the total is off, in percent of what was placed. */
    public double biasPercent() {
        return actual == 0 ? 0 : 100 * (predicted / actual - 1);
    }
}
