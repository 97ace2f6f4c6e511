package io.throughline.jobs.analysis;

import io.throughline.value.fitting.Estimate;
import io.throughline.value.fitting.Fit;
import io.throughline.value.fitting.FitStatus;
import io.throughline.value.purchases.GammaGamma;
import io.throughline.value.purchases.PurchaseFamily;
import io.throughline.value.purchases.PurchaseModel;
import io.throughline.value.purchases.ResidualValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ClvAnalysis} as one JSON document, in the keys of the published references. A key {@code status} stands with
 * a model only if its fit is not interior.
 */
public final class ClvDocument {

    private ClvDocument() {}

    /**
     * The document, keys in order.
     *
     * @param value of all customers together by the name of its convention, null to leave it out
     * @param intervals whether its interval stands beside it
     */
    public static Map<String, Object> of(ClvAnalysis analysis, @Nullable ResidualValue value, boolean intervals) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("unit_days", analysis.unit().days());
        document.put("n_customers", analysis.counts().customers());
        document.put("n_repeat", analysis.repeating());
        document.put("sum_x", analysis.counts().repeats());
        document.put("n_unique_triples", analysis.counts().groups().size());
        analysis.fits().forEach((family, fit) -> document.put(key(family), purchases(family, fit)));
        if (analysis.spend() != null) {
            document.put("gamma_gamma", spend(analysis.spend(), analysis.customers()));
        }
        Map<String, Object> totals = totals(analysis);
        if (analysis.holdout() != null) {
            addHoldout(document, analysis.holdout());
            analysis.holdout()
                    .orders()
                    .forEach((family, orders) -> totals.put("cet_" + key(family), orders.predicted()));
        }
        if (value != null) {
            addValue(totals, value.convention(), value.total(analysis.histories()), intervals);
        }
        document.put("totals", totals);
        return document;
    }

    /** The choice of the model, for a document that says so. */
    public static Map<String, Object> choice(ClvAnalysis analysis) {
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("model", key(analysis.family()));
        if (analysis.choice() != null) {
            Map<String, Object> scores = new LinkedHashMap<>();
            for (PurchaseFamily family : PurchaseFamily.values()) {
                if (analysis.choice().scores().containsKey(family)) {
                    scores.put(key(family), analysis.choice().scores().get(family));
                }
            }
            choice.put("relative_holdout_error", scores);
        }
        return choice;
    }

    /** A model's name in the documents, for example {@code bg_nbd}. */
    static String key(PurchaseFamily family) {
        return family.name().toLowerCase(Locale.ROOT);
    }

    private static void addHoldout(Map<String, Object> document, HoldoutPeriod holdout) {
        document.put("holdout_units", holdout.units());
        Map<String, Object> accuracy = new LinkedHashMap<>();
        holdout.orders().forEach((family, orders) -> accuracy.put(key(family), accuracy(orders)));
        holdout.heuristics().forEach((name, orders) -> accuracy.put(name, accuracy(orders)));
        document.put("holdout_accuracy", accuracy);
        if (!holdout.spend().isEmpty()) {
            Map<String, Object> spend = new LinkedHashMap<>();
            holdout.spend().forEach((family, money) -> spend.put(key(family), accuracy(money)));
            document.put("holdout_spend_accuracy", spend);
        }
        document.put(
                "conditional_expectation_by_x",
                holdout.byRepeats().stream().map(ClvDocument::byRepeats).toList());
    }

    private static Map<String, Object> byRepeats(HoldoutPeriod.ByRepeats row) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("x", row.repeats());
        values.put("n", row.customers());
        values.put("actual", row.actual());
        row.expected().forEach((family, expected) -> values.put(key(family), expected));
        return values;
    }

    private static Map<String, Object> accuracy(Holdout holdout) {
        Map<String, Object> accuracy = new LinkedHashMap<>();
        accuracy.put("mae", holdout.meanAbsoluteError());
        accuracy.put("rmse", holdout.rootMeanSquareError());
        accuracy.put("bias_total_pct", holdout.biasPercent());
        accuracy.put("pred_total", holdout.predicted());
        accuracy.put("actual_total", holdout.actual());
        putIfThere(accuracy, "pearson", holdout.pearson());
        putIfThere(accuracy, "spearman", holdout.spearman());
        if (holdout.pearson() != null) {
            putIfThere(accuracy, "top_decile_capture", holdout.topDecileCapture());
        }
        return accuracy;
    }

    private static void putIfThere(Map<String, Object> values, String key, @Nullable Double number) {
        if (number != null) {
            values.put(key, number);
        }
    }

    private static void addValue(Map<String, Object> totals, String convention, Estimate total, boolean intervals) {
        totals.put(convention, total.value());
        if (intervals && total.low() != null && total.high() != null) {
            totals.put(convention + "_low", total.low());
            totals.put(convention + "_high", total.high());
        }
    }

    private static Map<String, Object> totals(ClvAnalysis analysis) {
        Map<String, Object> totals = new LinkedHashMap<>();
        ClvAnalysis.known(analysis.fits())
                .forEach(
                        (family, model) -> totals.put("p_alive_" + key(family), analysis.sum(model::probabilityAlive)));
        return totals;
    }

    private static Map<String, Object> purchases(PurchaseFamily family, Fit<PurchaseModel> fit) {
        Map<String, Object> values = status(fit.status());
        PurchaseModel model = fit.model();
        if (model != null) {
            List<String> names = family.parameterNames();
            values.put("params", named(names, family.parametersOf(model)));
            if (!fit.covariance().isEmpty()) {
                int size = fit.covariance().size();
                values.put("se", named(names.subList(names.size() - size, names.size()), fit.standardErrors()));
            }
            values.put("log_likelihood", fit.logLikelihood());
            values.put("aic", 2 * names.size() - 2 * fit.logLikelihood());
            values.put("bic", names.size() * Math.log(fit.observations()) - 2 * fit.logLikelihood());
        }
        return values;
    }

    private static Map<String, Object> spend(Fit<GammaGamma> fit, List<Customer> customers) {
        Map<String, Object> values = status(fit.status());
        GammaGamma model = fit.model();
        if (model != null) {
            List<String> names = List.of("p", "q", "v");
            values.put("params", named(names, model.parameters()));
            if (!fit.covariance().isEmpty()) {
                values.put("se", named(names, fit.standardErrors()));
            }
            values.put("log_likelihood", fit.logLikelihood());
            values.put("population_mean", model.populationMean());
        }
        values.put("n_used", fit.observations());
        List<Customer> repeating = customers.stream()
                .filter(customer -> customer.history().repeats() > 0)
                .toList();
        values.put(
                "n_dropped_nonpositive_mean",
                repeating.stream()
                        .filter(customer -> customer.history().meanRepeatSpend() == 0)
                        .mapToLong(Customer::customers)
                        .sum());
        putIfThere(
                values,
                "corr_x_mx",
                Holdout.correlation(
                        repeating.stream()
                                .mapToDouble(customer -> customer.history().repeats())
                                .toArray(),
                        repeating.stream()
                                .mapToDouble(customer -> customer.history().meanRepeatSpend())
                                .toArray()));
        return values;
    }

    private static Map<String, Object> status(FitStatus status) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (status != FitStatus.INTERIOR) {
            values.put("status", status.name().toLowerCase(Locale.ROOT));
        }
        return values;
    }

    private static Map<String, Double> named(List<String> names, List<Double> numbers) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), numbers.get(i));
        }
        return values;
    }
}
