package io.throughline.jobs.value;

import io.throughline.jobs.value.ResultRows.Row;
import io.throughline.value.churn.ChurnModel;
import io.throughline.value.effects.StratifiedEffect;
import io.throughline.value.fitting.Fit;
import io.throughline.value.purchases.GammaGamma;
import io.throughline.value.purchases.PurchaseFamily;
import io.throughline.value.purchases.PurchaseModel;
import io.throughline.value.quality.ClassifierQuality;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The table {@code model_runs}: what was fitted, on what, and how well. */
final class ModelRuns {

    private final ResultRows rows;
    private final @Nullable Long from;
    private final long to;

    ModelRuns(ResultRows rows, List<PersonSummary> people, long to) {
        this.rows = rows;
        this.from = people.stream()
                .map(person -> person.facts().firstSeenAt())
                .min(Long::compare)
                .orElse(null);
        this.to = to;
        rows.table("model_runs");
    }

    void purchases(Fit<PurchaseModel> fit) {
        PurchaseModel model = fit.model();
        Map<String, Double> parameters = new TreeMap<>();
        if (model != null) {
            List<String> names = PurchaseFamily.MBG_NBD.parameterNames();
            for (int i = 0; i < names.size(); i++) {
                parameters.put(names.get(i), model.parameters().get(i));
            }
        }
        row("mbg_nbd", name(fit.status()), parameters, fit.observations(), "When customers buy again, times in weeks.")
                .with("log_likelihood", model == null ? null : fit.logLikelihood());
    }

    void spend(Fit<GammaGamma> fit) {
        GammaGamma model = fit.model();
        Map<String, Double> parameters =
                model == null ? Map.of() : Map.of("p", model.p(), "q", model.q(), "v", model.v());
        row(
                        "gamma_gamma",
                        name(fit.status()),
                        parameters,
                        fit.observations(),
                        "What customers spend on a purchase day, in the reporting currency.")
                .with("log_likelihood", model == null ? null : fit.logLikelihood());
    }

    void churn(ChurnScores scores) {
        Map<String, Double> parameters = new TreeMap<>();
        ChurnModel model = scores.fit().model();
        if (model != null) {
            parameters.put("intercept", model.regression().intercept());
            parameters.put("calibration_slope", model.calibration().slope());
            for (int i = 0; i < ChurnFeatures.NAMES.size(); i++) {
                parameters.put(
                        ChurnFeatures.NAMES.get(i), model.regression().weights().get(i));
            }
        }
        ClassifierQuality quality = scores.fit().quality();
        Double auc = quality == null ? null : quality.auc();
        row(
                        "churn_logistic",
                        name(scores.fit().status()),
                        parameters,
                        scores.examples(),
                        "No order within 90 days; weights of standardised features; quality on customers held out.")
                .with("auc", auc)
                .with("gini", auc == null ? null : (Double) (2 * auc - 1))
                .with("brier", quality == null ? null : quality.brier())
                .with("calibration_slope", quality == null ? null : quality.calibrationSlope());
    }

    void attribution(long paths) {
        row("markov", "interior", Map.of(), paths, "First-order Markov chain of marketing channels, solved exactly.");
    }

    void friction(Map<String, FrictionCosts.Effects> effects) {
        effects.forEach((pattern, effect) -> {
            effect("churn_effect(" + pattern + ")", effect.churn(), effect.opportunities());
            effect("spend_effect(" + pattern + ")", effect.spend(), effect.opportunities());
        });
    }

    private void effect(String name, StratifiedEffect effect, long opportunities) {
        Map<String, Double> parameters = new TreeMap<>();
        parameters.put("overlap", effect.overlap());
        parameters.put("strata", (double) effect.strata());
        parameters.put("exposed_customers", (double) effect.exposedCustomers());
        parameters.put("other_customers", (double) effect.otherCustomers());
        if (effect.naive() != null) {
            parameters.put("naive", effect.naive());
        }
        if (effect.effect() != null) {
            parameters.put("effect", effect.effect().value());
        }
        row(
                name,
                name(effect.status()),
                parameters,
                opportunities,
                "Effect on those exposed within 90 days, adjusted by strata of event type, orders and tenure.");
    }

    private Row row(String model, String status, Map<String, Double> parameters, long observations, String about) {
        Map<String, String> text = new TreeMap<>();
        parameters.forEach((name, value) -> text.put(name, Double.toString(value)));
        return rows.add("model_runs")
                .with("model", model)
                .with("status", status)
                .with("parameters", text)
                .with("observations", observations)
                .time("data_from", from)
                .time("data_to", to)
                .with("about", about);
    }

    private static String name(Enum<?> status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
