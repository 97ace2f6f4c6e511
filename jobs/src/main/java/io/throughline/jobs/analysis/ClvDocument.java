package io.throughline.jobs.analysis;

import io.throughline.value.fitting.Estimate;
import io.throughline.value.fitting.Fit;
import io.throughline.value.fitting.FitStatus;
import io.throughline.value.purchases.GammaGamma;
import io.throughline.value.purchases.MbgNbd;
import io.throughline.value.purchases.PurchaseHistory;
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
     */
    public static Map<String, Object> of(ClvAnalysis analysis, @Nullable ResidualValue value) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("unit_days", analysis.unit().days());
        document.put("n_customers", analysis.histories().size());
        document.put(
                "n_repeat",
                analysis.histories().values().stream()
                        .filter(history -> history.repeats() > 0)
                        .count());
        document.put("sum_x", analysis.counts().repeats());
        document.put("n_unique_triples", analysis.counts().groups().size());
        document.put("mbg_nbd", purchases(analysis.purchases()));
        if (analysis.spend() != null) {
            document.put("gamma_gamma", spend(analysis.spend(), analysis.histories()));
        }
        Map<String, Object> totals = totals(analysis);
        if (analysis.holdout() != null) {
            Holdout holdout = analysis.holdout();
            document.put("holdout_units", holdout.units());
            Map<String, Object> accuracy = new LinkedHashMap<>();
            accuracy.put("mae", holdout.meanAbsoluteError());
            accuracy.put("rmse", holdout.rootMeanSquareError());
            accuracy.put("bias_total_pct", holdout.biasPercent());
            accuracy.put("pred_total", holdout.predicted());
            accuracy.put("actual_total", holdout.actual());
            document.put("holdout_accuracy", Map.of("mbg_nbd", accuracy));
            totals.put("cet_mbg_nbd", holdout.predicted());
        }
        if (value != null) {
            addValue(
                    totals, value.convention(), value.total(analysis.histories().values()));
        }
        document.put("totals", totals);
        return document;
    }

    private static void addValue(Map<String, Object> totals, String convention, Estimate total) {
        totals.put(convention, total.value());
        if (total.low() != null && total.high() != null) {
            totals.put(convention + "_low", total.low());
            totals.put(convention + "_high", total.high());
        }
    }

    private static Map<String, Object> totals(ClvAnalysis analysis) {
        Map<String, Object> totals = new LinkedHashMap<>();
        MbgNbd model = analysis.purchases().model();
        if (model != null) {
            totals.put(
                    "p_alive_mbg_nbd",
                    analysis.histories().values().stream()
                            .mapToDouble(model::probabilityAlive)
                            .sum());
        }
        return totals;
    }

    private static Map<String, Object> purchases(Fit<MbgNbd> fit) {
        Map<String, Object> values = status(fit.status());
        MbgNbd model = fit.model();
        if (model != null) {
            List<String> names = List.of("r", "alpha", "a", "b");
            values.put("params", named(names, model.parameters()));
            if (!fit.covariance().isEmpty()) {
                values.put("se", named(names, fit.standardErrors()));
            }
            values.put("log_likelihood", fit.logLikelihood());
            values.put("aic", 2 * names.size() - 2 * fit.logLikelihood());
            values.put("bic", names.size() * Math.log(fit.observations()) - 2 * fit.logLikelihood());
        }
        return values;
    }

    private static Map<String, Object> spend(Fit<GammaGamma> fit, Map<String, PurchaseHistory> histories) {
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
        values.put(
                "n_dropped_nonpositive_mean",
                histories.values().stream()
                        .filter(history -> history.repeats() > 0 && history.meanRepeatSpend() == 0)
                        .count());
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
