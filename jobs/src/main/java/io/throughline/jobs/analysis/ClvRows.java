package io.throughline.jobs.analysis;

import io.throughline.value.purchases.GammaGamma;
import io.throughline.value.purchases.PurchaseFamily;
import io.throughline.value.purchases.PurchaseHistory;
import io.throughline.value.purchases.PurchaseModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the chosen model says of each customer, or each row of a summary, in the keys of the published stress points.
 *
 * @param horizons in the model's unit
 * @param label to tell this set of parameters from others, null for none
 */
public record ClvRows(List<Double> horizons, @Nullable String label) {

    private static final double DAYS_A_YEAR = 365.25;
    private static final double ANNUAL = Math.log(1.10);

    public ClvRows {
        horizons = List.copyOf(horizons);
    }

    /** A map for each customer; empty without a model. */
    public List<Map<String, Object>> of(ClvAnalysis analysis) {
        PurchaseModel model = analysis.purchases().model();
        return model == null
                ? List.of()
                : analysis.customers().stream()
                        .map(customer -> row(customer, model, analysis))
                        .toList();
    }

    private Map<String, Object> row(Customer customer, PurchaseModel model, ClvAnalysis analysis) {
        PurchaseFamily family = analysis.family();
        PurchaseHistory history = customer.history();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("model", ClvDocument.key(family));
        if (label != null) {
            row.put("param_set", label);
            row.put("params", family.parametersOf(model));
        } else {
            row.put("customer_id", customer.id());
        }
        row.put("x", history.repeats());
        row.put("t_x", history.recency());
        row.put(family == PurchaseFamily.BG_BB ? "n" : "T", history.age());
        if (customer.customers() > 1) {
            row.put("customers", customer.customers());
        }
        row.put("log_likelihood", model.logLikelihood(history));
        if (family == PurchaseFamily.BG_BB) {
            row.put("p_alive_at_n", model.probabilityAlive(history));
            row.put("p_alive_at_n_plus_1", model.probabilityAlive(history, 1));
        } else {
            row.put("p_alive", model.probabilityAlive(history));
        }
        if (family == PurchaseFamily.BG_BB) {
            horizons.forEach(
                    horizon -> row.put("expected_next_" + horizon.longValue(), model.expectedOrders(history, horizon)));
        } else {
            Map<String, Double> orders = new LinkedHashMap<>();
            horizons.forEach(horizon -> orders.put(Double.toString(horizon), model.expectedOrders(history, horizon)));
            row.put("cet", orders);
        }
        switch (family) {
            case PARETO_NBD ->
                row.put(
                        "dert_10pct_annual_" + analysis.unit().name().toLowerCase(java.util.Locale.ROOT) + "s",
                        model.discountedOrdersForLife(
                                history, ANNUAL / analysis.unit().of(DAYS_A_YEAR)));
            case BG_BB -> row.put("dert_10pct", model.discountedOrdersForLife(history, ANNUAL));
            default -> {}
        }
        GammaGamma spend = analysis.spend() == null ? null : analysis.spend().model();
        if (spend != null) {
            row.put("expected_spend_gg", spend.expectedSpend(history));
        }
        return row;
    }
}
