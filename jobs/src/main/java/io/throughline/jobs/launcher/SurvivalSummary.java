package io.throughline.jobs.launcher;

import io.throughline.jobs.analysis.SurvivalTable;
import io.throughline.value.survival.CoxEstimator;
import io.throughline.value.survival.CoxFit;
import io.throughline.value.survival.KaplanMeier;
import io.throughline.value.survival.Lifetimes;
import io.throughline.value.survival.LogRank;
import io.throughline.value.survival.Ties;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What people read about how long customers stay.
 *
 * @param until time to which means are restricted
 */
record SurvivalSummary(SurvivalTable table, List<String> covariates, double until) {

    private static final int STEPS = 12;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Customers   " + Numbers.plain(table.all().customers()) + ", "
                + Numbers.plain(table.all().events()) + " of them left");
        lines.add(text("%-28s %10s %8s %10s %10s", "", "customers", "left", "median", "mean"));
        lines.add(line("all", table.all()));
        table.byGroup().forEach((group, levels) -> {
            levels.forEach((level, lifetimes) -> lines.add(line(group + " " + level, lifetimes)));
            if (levels.size() > 1) {
                LogRank test = LogRank.of(List.copyOf(levels.values()));
                lines.add(text(
                        "Log-rank    %s: chi-squared %.2f with %d degrees of freedom, p %s",
                        group,
                        test.chiSquared(),
                        test.degrees(),
                        test.p() < 1e-300 ? "below 1e-300" : text("%.2g", test.p())));
            }
        });
        lines.add(text("Means are restricted to %.4g. Share that stays:", until));
        KaplanMeier curve = KaplanMeier.of(table.all());
        for (int i = 0; i <= STEPS; i++) {
            double time = until * i / STEPS;
            lines.add(text(
                    "  %8.4g  %5.1f %%  %s",
                    time, 100 * curve.at(time), "█".repeat((int) Math.round(50 * curve.at(time)))));
        }
        if (!covariates.isEmpty()) {
            addCox(lines, CoxEstimator.fit(table.lives(), Ties.EFRON));
        }
        return lines;
    }

    private void addCox(List<String> lines, CoxFit fit) {
        if (fit.coefficients().isEmpty()) {
            lines.add("Cox         too little data: nobody left");
            return;
        }
        lines.add(text(
                "Cox         log-likelihood %.2f (%.2f without covariates), concordance %.3f%s",
                fit.logLikelihood(),
                fit.logLikelihoodOfNone(),
                fit.concordance(),
                fit.standardErrors().isEmpty() ? "; a coefficient grows without end: no errors" : ""));
        for (int i = 0; i < covariates.size(); i++) {
            double coefficient = fit.coefficients().get(i);
            String error = fit.standardErrors().isEmpty()
                    ? ""
                    : text(" ± %.4f", fit.standardErrors().get(i));
            lines.add(text(
                    "  %-20s %9.4f%s, hazard × %.3f", covariates.get(i), coefficient, error, Math.exp(coefficient)));
        }
    }

    private String line(String name, Lifetimes lifetimes) {
        KaplanMeier curve = KaplanMeier.of(lifetimes);
        Double median = curve.quantile(0.5);
        return text(
                "%-28s %,10d %,8d %10s %10.4g",
                name,
                lifetimes.customers(),
                lifetimes.events(),
                median == null ? "-" : text("%.4g", median),
                curve.restrictedMean(until));
    }

    private static String text(String format, @Nullable Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
