package io.throughline.value.purchases;

import io.throughline.value.fitting.Estimate;
import io.throughline.value.fitting.Fit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What customers are expected to spend after the end of observation, in twelve months or for life, at a margin of 1:
 * {@code E[spend] * discounted expected orders}. What many call lifetime value is this residual value; the money that
 * was spent before is no part of it.
 *
 * <p>Its interval says how well the parameters are known (delta method on its logarithm), not how much one customer's
 * spend scatters about its expectation. Fader, Hardie &amp; Lee (2005), "RFM and CLV: Using iso-value curves for
 * customer base analysis".
 */
public final class ResidualValue {

    private final PeriodUnit unit;
    private final Discounting discounting;
    private final ParameterUncertainty<Orders> orders;
    private final ParameterUncertainty<GammaGamma> spend;

    /**
     * @param purchases a fit with a model, its times in {@code unit}
     * @param spend a fit with a model
     * @param unit of the purchase model
     * @param discounting of the orders
     * @throws IllegalStateException if a fit has no model
     */
    public ResidualValue(
            Fit<? extends PurchaseModel> purchases, Fit<GammaGamma> spend, PeriodUnit unit, Discounting discounting) {
        this.unit = unit;
        this.discounting = discounting;
        PurchaseModel model = purchases.orThrow();
        this.orders = new ParameterUncertainty<>(
                purchases, new Orders(model), model.parameters(), parameters -> new Orders(model.with(parameters)));
        GammaGamma each = spend.orThrow();
        this.spend = new ParameterUncertainty<>(
                spend, each, each.parameters(), values -> new GammaGamma(values.get(0), values.get(1), values.get(2)));
    }

    /** Name of the convention that it is discounted by. */
    public String convention() {
        return discounting.name();
    }

    /** Expected spend of one customer, reporting currency, 0 or more. */
    public double expected(PurchaseHistory history) {
        return orders.model().present(history) * spend.model().expectedSpend(history);
    }

    /** The same with its interval, which is absent unless both fits are interior. */
    public Estimate estimate(PurchaseHistory history) {
        return total(List.of(history));
    }

    /** Expected spend of all these customers together, with its interval as above. */
    public Estimate total(Collection<PurchaseHistory> histories) {
        Map<PurchaseHistory, Long> customers = new LinkedHashMap<>();
        histories.forEach(history -> customers.merge(history, 1L, Long::sum));
        return total(customers);
    }

    /** The same for histories that each stand for a number of customers; summed in the order of the map. */
    public Estimate total(Map<PurchaseHistory, Long> histories) {
        double value = total(orders.model(), spend.model(), histories);
        if (!orders.known() || !spend.known() || !(value > 0)) {
            return Estimate.of(value);
        }
        double byOrders = orders.standardErrorOf(near -> Math.log(total(near, spend.model(), histories)));
        double bySpend = spend.standardErrorOf(near -> Math.log(total(orders.model(), near, histories)));
        return Estimate.logNormal(value, Math.hypot(byOrders, bySpend));
    }

    private static double total(Orders orders, GammaGamma each, Map<PurchaseHistory, Long> histories) {
        double sum = 0;
        for (Map.Entry<PurchaseHistory, Long> customers : histories.entrySet()) {
            PurchaseHistory history = customers.getKey();
            sum += customers.getValue() * (orders.present(history) * each.expectedSpend(history));
        }
        return sum;
    }

    /** Discounted orders by a model; those of living customers are kept, since few histories differ in them. */
    private final class Orders {
        private final PurchaseModel model;
        private final Map<PurchaseHistory, Double> ifAlive = new HashMap<>();

        Orders(PurchaseModel model) {
            this.model = model;
        }

        double present(PurchaseHistory history) {
            double alive = model.probabilityAlive(history);
            return alive
                    * ifAlive.computeIfAbsent(
                            model.ifAlive(history), living -> discounting.presentOrdersIfAlive(model, living, unit));
        }
    }
}
