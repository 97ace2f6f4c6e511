package io.throughline.value.purchases;

import io.throughline.value.fitting.Estimate;
import io.throughline.value.fitting.Fit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * What customers are expected to spend in the twelve months after the end of observation, at a margin of 1:
 * {@code E[spend] * discounted expected orders}. What many call lifetime value is this residual value; the money that
 * was spent before is no part of it.
 *
 * <p>Its interval says how well the parameters are known (delta method on its logarithm), not how much one customer's
 * spend scatters about its expectation. Fader, Hardie &amp; Lee (2005), "RFM and CLV: Using iso-value curves for
 * customer base analysis".
 */
public final class ResidualValue {

    private static final double STEP = 1e-4;

    private final Fit<? extends PurchaseModel> purchases;
    private final Fit<GammaGamma> spend;
    private final PeriodUnit unit;
    private final Discounting discounting;
    private final List<PurchaseModel> nearPurchases;
    private final List<GammaGamma> nearSpend;

    /**
     * @param purchases a fit with a model, its times in {@code unit}
     * @param spend a fit with a model
     * @param unit of the purchase model
     * @param discounting of the twelve months
     * @throws IllegalStateException if a fit has no model
     */
    public ResidualValue(
            Fit<? extends PurchaseModel> purchases, Fit<GammaGamma> spend, PeriodUnit unit, Discounting discounting) {
        this.purchases = purchases;
        this.spend = spend;
        this.unit = unit;
        this.discounting = discounting;
        PurchaseModel model = purchases.orThrow();
        this.nearPurchases = near(model.parameters(), model::with);
        this.nearSpend = near(
                spend.orThrow().parameters(), values -> new GammaGamma(values.get(0), values.get(1), values.get(2)));
    }

    /** Name of the convention that it is discounted by. */
    public String convention() {
        return discounting.name();
    }

    /** Expected spend of one customer in twelve months, reporting currency, 0 or more. */
    public double expected(PurchaseHistory history) {
        return value(purchases.orThrow(), spend.orThrow(), history);
    }

    /** The same with its interval, which is absent unless both fits are interior. */
    public Estimate estimate(PurchaseHistory history) {
        return total(List.of(history));
    }

    /** Expected spend of all these customers together, with its interval as above. */
    public Estimate total(Collection<PurchaseHistory> histories) {
        PurchaseModel orders = purchases.orThrow();
        GammaGamma each = spend.orThrow();
        double value = total(orders, each, histories);
        if (purchases.covariance().isEmpty() || spend.covariance().isEmpty() || !(value > 0)) {
            return Estimate.of(value);
        }
        double byOrders = purchases.standardErrorOf(
                slopes(orders.parameters(), nearPurchases, near -> Math.log(total(near, each, histories))));
        double bySpend = spend.standardErrorOf(
                slopes(each.parameters(), nearSpend, near -> Math.log(total(orders, near, histories))));
        return Estimate.logNormal(value, Math.hypot(byOrders, bySpend));
    }

    private double total(PurchaseModel orders, GammaGamma each, Collection<PurchaseHistory> histories) {
        double sum = 0;
        for (PurchaseHistory history : histories) {
            sum += value(orders, each, history);
        }
        return sum;
    }

    private double value(PurchaseModel orders, GammaGamma each, PurchaseHistory history) {
        return presentOrders(orders, history) * each.expectedSpend(history);
    }

    private double presentOrders(PurchaseModel model, PurchaseHistory history) {
        return discounting.presentOrders(days -> model.expectedOrders(history, unit.of(days)));
    }

    /** Two models for each parameter: a little above, a little below. */
    private static <M> List<M> near(List<Double> parameters, Function<List<Double>, M> model) {
        List<M> models = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            for (double factor : new double[] {1 + STEP, 1 - STEP}) {
                List<Double> moved = new ArrayList<>(parameters);
                moved.set(i, parameters.get(i) * factor);
                models.add(model.apply(moved));
            }
        }
        return models;
    }

    private static <M> double[] slopes(List<Double> parameters, List<M> near, Function<M, Double> quantity) {
        double[] slopes = new double[parameters.size()];
        for (int i = 0; i < slopes.length; i++) {
            double rise = quantity.apply(near.get(2 * i)) - quantity.apply(near.get(2 * i + 1));
            slopes[i] = rise / (2 * STEP * parameters.get(i));
        }
        return slopes;
    }
}
