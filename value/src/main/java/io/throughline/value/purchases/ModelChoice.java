package io.throughline.value.purchases;

import io.throughline.value.fitting.Fit;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which purchase model suits a customer base.
 *
 * <p>Each candidate is fitted as if observation had ended after 1/2, 2/3 and 3/4 of its days, and foretells every
 * customer's orders until the real end. Its score is its mean absolute error over that of the best candidate, averaged
 * over these origins (rolling-origin evaluation, Tashman 2000). The lowest score wins; among those within 0.2 % of it, the
 * highest likelihood over all days does. Where there are too few days for a hold-out, likelihood alone decides.
 *
 * <p>BG/NBD is no candidate: it counts everybody without a repeat as alive.
 *
 * @param family the choice
 * @param scores of the candidates that could be scored, 1 or more; lower is better
 */
public record ModelChoice(PurchaseFamily family, Map<PurchaseFamily, Double> scores) {

    /** What is chosen from. */
    public static final List<PurchaseFamily> CANDIDATES =
            List.of(PurchaseFamily.MBG_NBD, PurchaseFamily.PARETO_NBD, PurchaseFamily.MBG_CNBD_K);

    private static final double[] ORIGINS = {1 / 2.0, 2 / 3.0, 3 / 4.0};
    private static final double ALIKE = 1.002;

    public ModelChoice {
        scores = Map.copyOf(scores);
    }

    /**
     * Chooses.
     *
     * @param customers all of them
     * @param end last day that was observed
     * @param unit of the models' times
     * @param fits of the candidates over all days; those without a model are out
     */
    public static ModelChoice of(
            Collection<DailyPurchases> customers,
            LocalDate end,
            PeriodUnit unit,
            Map<PurchaseFamily, Fit<PurchaseModel>> fits) {
        Set<PurchaseFamily> candidates = candidates(fits);
        Map<PurchaseFamily, List<Double>> relative = new EnumMap<>(PurchaseFamily.class);
        LocalDate start = customers.stream()
                .filter(customer -> customer.count() > 0)
                .map(customer -> customer.spend().firstKey())
                .min(LocalDate::compareTo)
                .orElse(end);
        for (double origin : ORIGINS) {
            LocalDate cut = start.plusDays((long) (origin * ChronoUnit.DAYS.between(start, end)));
            Map<PurchaseFamily, Double> errors = errors(customers, cut, end, unit, candidates);
            double least = errors.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .min()
                    .orElse(0);
            if (errors.size() == candidates.size() && least > 0) {
                errors.forEach((family, error) -> relative.computeIfAbsent(family, key -> new ArrayList<>())
                        .add(error / least));
            }
        }
        Map<PurchaseFamily, Double> scores = new EnumMap<>(PurchaseFamily.class);
        relative.forEach((family, each) -> scores.put(
                family, each.stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
        return new ModelChoice(best(candidates, scores, fits), scores);
    }

    /** By likelihood alone, for histories whose days are not known. MBG/NBD where nothing could be fitted. */
    public static ModelChoice byLikelihood(Map<PurchaseFamily, Fit<PurchaseModel>> fits) {
        return new ModelChoice(best(candidates(fits), Map.of(), fits), Map.of());
    }

    private static Set<PurchaseFamily> candidates(Map<PurchaseFamily, Fit<PurchaseModel>> fits) {
        return fits.entrySet().stream()
                .filter(each ->
                        CANDIDATES.contains(each.getKey()) && each.getValue().model() != null)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static PurchaseFamily best(
            Set<PurchaseFamily> candidates,
            Map<PurchaseFamily, Double> scores,
            Map<PurchaseFamily, Fit<PurchaseModel>> fits) {
        double least =
                scores.values().stream().mapToDouble(Double::doubleValue).min().orElse(1);
        PurchaseFamily best = PurchaseFamily.MBG_NBD;
        double highest = Double.NEGATIVE_INFINITY;
        for (PurchaseFamily family : CANDIDATES) {
            Fit<PurchaseModel> fit = fits.get(family);
            if (fit != null
                    && candidates.contains(family)
                    && scores.getOrDefault(family, least) <= ALIKE * least
                    && fit.logLikelihood() > highest) {
                best = family;
                highest = fit.logLikelihood();
            }
        }
        return best;
    }

    private static Map<PurchaseFamily, Double> errors(
            Collection<DailyPurchases> customers,
            LocalDate cut,
            LocalDate end,
            PeriodUnit unit,
            Set<PurchaseFamily> candidates) {
        PurchaseCounts counts = PurchaseCounts.of(customers, cut, unit);
        double horizon = unit.of(ChronoUnit.DAYS.between(cut, end));
        Map<PurchaseFamily, Double> errors = new EnumMap<>(PurchaseFamily.class);
        for (PurchaseFamily family : candidates) {
            PurchaseModel model = family.fit(counts).model();
            if (model == null) {
                continue;
            }
            ExpectedOrders expected = new ExpectedOrders(model, horizon);
            double error = 0;
            for (DailyPurchases customer : customers) {
                int placed = customer.after(cut).until(end).count();
                error += customer.history(cut, unit)
                        .map(history -> Math.abs(expected.of(history) - placed))
                        .orElse(0.0);
            }
            errors.put(family, error);
        }
        return errors;
    }
}
