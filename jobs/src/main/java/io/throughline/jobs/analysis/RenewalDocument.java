package io.throughline.jobs.analysis;

import io.throughline.connectors.files.CsvFile;
import io.throughline.value.fitting.Fit;
import io.throughline.value.fitting.FitStatus;
import io.throughline.value.survival.Lifetimes;
import io.throughline.value.survival.RenewalEstimator;
import io.throughline.value.survival.RenewalModel;
import io.throughline.value.survival.ShiftedBetaGeometric;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The shifted beta-geometric model of one cohort's survivors, in the keys of the published reference.
 *
 * @param survivors customers at the start, after period 1, 2 and so on
 * @param fitted periods that the model saw
 * @param fit the model
 */
public record RenewalDocument(List<Double> survivors, int fitted, Fit<RenewalModel> fit) {

    private static final int PROJECTED = 20;
    private static final double RATE = 0.10;

    /**
     * Reads survivors and fits the model, or uses given parameters.
     *
     * @param file CSV with the columns {@code period} (0, 1, 2 … without a gap) and {@code survivors}
     * @param parameters {@code alpha} and {@code beta}, or empty to fit
     * @param fitPeriods periods to fit to, null for all
     * @throws IllegalArgumentException if there are too few periods; {@code BadRowException} for survivors that rise
     */
    public static RenewalDocument of(Path file, Map<String, Double> parameters, @Nullable Integer fitPeriods) {
        List<Double> survivors = new ArrayList<>();
        CsvFile.read(file, List.of("period", "survivors"), row -> {
            if (row.number("period") != survivors.size()) {
                throw row.bad("period", Integer.toString(survivors.size()));
            }
            double there = row.amount("survivors");
            if (there != Math.rint(there) || !survivors.isEmpty() && there > survivors.get(survivors.size() - 1)) {
                throw row.bad("survivors", "a whole number, no more than in the period before");
            }
            survivors.add(there);
        });
        int periods = fitPeriods == null ? survivors.size() - 1 : fitPeriods;
        if (periods < 2 || periods >= survivors.size()) {
            throw new IllegalArgumentException("need at least 2 periods to fit and no more than the file has, but got "
                    + periods + " of " + (survivors.size() - 1));
        }
        List<Lifetimes.Row> rows = new ArrayList<>();
        for (int period = 1; period <= periods; period++) {
            long lost = (long) (survivors.get(period - 1) - survivors.get(period));
            rows.add(new Lifetimes.Row(
                    period, lost, period == periods ? survivors.get(period).longValue() : 0));
        }
        Lifetimes lifetimes = Lifetimes.of(rows);
        Fit<RenewalModel> fit = parameters.isEmpty() ? RenewalEstimator.fit(lifetimes) : given(parameters, lifetimes);
        return new RenewalDocument(survivors, periods, fit);
    }

    private static Fit<RenewalModel> given(Map<String, Double> parameters, Lifetimes lifetimes) {
        ShiftedBetaGeometric model =
                new ShiftedBetaGeometric(parameters.getOrDefault("alpha", 0.0), parameters.getOrDefault("beta", 0.0));
        double value = RenewalEstimator.logLikelihood(model, lifetimes);
        return new Fit<>(model, FitStatus.INTERIOR, value, lifetimes.customers(), List.of());
    }

    /** The document, keys in order. */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        RenewalModel model = fit.model();
        if (!(model instanceof ShiftedBetaGeometric shifted)) {
            values.put("status", model == null ? "too_little_data" : "boundary_geometric");
        } else {
            values.put("alpha", shifted.alpha());
            values.put("beta", shifted.beta());
        }
        values.put("survivors", survivors);
        values.put("fit_years", fitted);
        if (model != null) {
            values.put("log_likelihood", fit.logLikelihood());
            values.put(
                    "survival",
                    LongStream.rangeClosed(0, PROJECTED)
                            .mapToObj(model::survival)
                            .toList());
            values.put(
                    "retention",
                    LongStream.rangeClosed(1, PROJECTED)
                            .mapToObj(model::retention)
                            .toList());
            values.put("expected_discounted_lifetime_10pct", model.discountedLifetime(RATE));
            Map<String, Object> residual = new LinkedHashMap<>();
            for (long n : new long[] {1, 3, 7}) {
                residual.put(Long.toString(n), model.discountedResidualLifetime(n, RATE));
            }
            values.put("discounted_residual_lifetime_after_n_renewals_10pct", residual);
            if (fitted < survivors.size() - 1) {
                values.put(
                        String.format(Locale.ROOT, "projection_mape_years_%d_%d_pct", fitted + 1, survivors.size() - 1),
                        projectionError(model));
            }
        }
        return values;
    }

    /** Mean absolute error of the projected survivors, in percent of those there were. */
    private double projectionError(RenewalModel model) {
        double sum = 0;
        int periods = 0;
        for (int period = fitted + 1; period < survivors.size(); period++) {
            if (survivors.get(period) > 0) {
                sum += Math.abs(survivors.get(0) * model.survival(period) / survivors.get(period) - 1);
                periods++;
            }
        }
        return periods == 0 ? 0 : 100 * sum / periods;
    }

    /** What people read, with a bar for each period and a mark where the model has it. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        RenewalModel model = fit.model();
        if (model == null) {
            return List.of("Renewals    too little data for a model: nobody left");
        }
        lines.add(
                model instanceof ShiftedBetaGeometric shifted
                        ? String.format(
                                Locale.ROOT,
                                "sBG         alpha %.4g, beta %.4g; log-likelihood %.2f",
                                shifted.alpha(),
                                shifted.beta(),
                                fit.logLikelihood())
                        : String.format(
                                Locale.ROOT,
                                "Geometric   %.4g leave in each period: retention does not rise with time",
                                1 - model.retention(1)));
        for (int period = 0; period < survivors.size(); period++) {
            double share = survivors.get(period) / survivors.get(0);
            lines.add(String.format(
                    Locale.ROOT,
                    "  %3d  %6.1f %% there  %6.1f %% by the model  %s",
                    period,
                    100 * share,
                    100 * model.survival(period),
                    "█".repeat((int) Math.round(40 * share))));
        }
        return lines;
    }
}
