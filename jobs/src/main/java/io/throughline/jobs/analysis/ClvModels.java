package io.throughline.jobs.analysis;

import io.throughline.value.fitting.Fit;
import io.throughline.value.fitting.FitStatus;
import io.throughline.value.purchases.GammaGamma;
import io.throughline.value.purchases.GammaGammaEstimator;
import io.throughline.value.purchases.MbgCnbd;
import io.throughline.value.purchases.PeriodUnit;
import io.throughline.value.purchases.PurchaseCounts;
import io.throughline.value.purchases.PurchaseFamily;
import io.throughline.value.purchases.PurchaseHistory;
import io.throughline.value.purchases.PurchaseModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which models to use on a customer base.
 *
 * @param unit of all times
 * @param family of the purchase model, null to fit those for continuous time and to choose among them
 * @param parameters by name, used instead of a fit where they are given; empty to fit
 */
public record ClvModels(PeriodUnit unit, @Nullable PurchaseFamily family, Map<String, Double> parameters) {

    private static final List<String> SPEND = List.of("p", "q", "v");

    public ClvModels {
        parameters = Map.copyOf(parameters);
    }

    Map<PurchaseFamily, Fit<PurchaseModel>> fits(PurchaseCounts counts) {
        Map<PurchaseFamily, Fit<PurchaseModel>> fits = new EnumMap<>(PurchaseFamily.class);
        if (family != null) {
            boolean given = parameters.keySet().stream().anyMatch(name -> !SPEND.contains(name));
            fits.put(family, given ? given(family.of(parameters), counts) : family.fit(counts));
            return fits;
        }
        for (PurchaseFamily each : List.of(PurchaseFamily.BG_NBD, PurchaseFamily.MBG_NBD, PurchaseFamily.PARETO_NBD)) {
            fits.put(each, each.fit(counts));
        }
        Fit<PurchaseModel> regular = PurchaseFamily.MBG_CNBD_K.fit(counts);
        if (regular.model() instanceof MbgCnbd model && model.k() > 1) {
            fits.put(PurchaseFamily.MBG_CNBD_K, regular);
        }
        return fits;
    }

    Fit<GammaGamma> spend(Map<PurchaseHistory, Long> histories) {
        if (!parameters.keySet().containsAll(SPEND)) {
            return GammaGammaEstimator.fit(histories);
        }
        GammaGamma model = new GammaGamma(
                parameters.getOrDefault("p", 0.0),
                parameters.getOrDefault("q", 0.0),
                parameters.getOrDefault("v", 0.0));
        double value = 0;
        long used = 0;
        for (Map.Entry<PurchaseHistory, Long> each : histories.entrySet()) {
            if (each.getKey().repeats() > 0 && each.getKey().meanRepeatSpend() > 0) {
                value += each.getValue() * model.logLikelihood(each.getKey());
                used += each.getValue();
            }
        }
        return new Fit<>(model, FitStatus.INTERIOR, value, used, List.of());
    }

    private static Fit<PurchaseModel> given(PurchaseModel model, PurchaseCounts counts) {
        double value = 0;
        for (PurchaseCounts.Group group : counts.groups()) {
            value += group.customers() * model.logLikelihood(group.history());
        }
        return new Fit<>(model, FitStatus.INTERIOR, value, counts.customers(), List.of());
    }
}
