package io.throughline.jobs.launcher;

import io.throughline.jobs.analysis.ClvAnalysis;
import io.throughline.jobs.analysis.Holdout;
import io.throughline.jobs.analysis.HoldoutPeriod;
import io.throughline.value.fitting.Estimate;
import io.throughline.value.fitting.Fit;
import io.throughline.value.fitting.FitStatus;
import io.throughline.value.purchases.ExpectedOrders;
import io.throughline.value.purchases.GammaGamma;
import io.throughline.value.purchases.ModelChoice;
import io.throughline.value.purchases.PurchaseFamily;
import io.throughline.value.purchases.PurchaseModel;
import io.throughline.value.purchases.ResidualValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What people read about a fit of purchase models.
 *
 * @param analysis the fits
 * @param value of twelve months, null without a model of purchases and of spend
 */
record ClvSummary(ClvAnalysis analysis, @Nullable ResidualValue value) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Customers   " + Numbers.plain(analysis.counts().customers())
                + (analysis.calibrationEnd() == null ? "" : " until " + analysis.calibrationEnd())
                + ", "
                + Numbers.plain(analysis.repeating()) + " of them with "
                + Numbers.count(analysis.counts().repeats(), "repeat order"));
        analysis.fits().forEach((family, fit) -> lines.add(fitted(family, fit)));
        addChoice(lines);
        addSpend(lines);
        if (analysis.purchases().model() != null) {
            addPredictions(lines, analysis.purchases());
        }
        return lines;
    }

    private String fitted(PurchaseFamily family, Fit<PurchaseModel> fit) {
        PurchaseModel model = fit.model();
        if (model == null) {
            return text("%-11s too little data for a model: too few repeat orders", family.name());
        }
        List<String> names = family.parameterNames();
        List<Double> values = family.parametersOf(model);
        StringBuilder parameters = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            parameters.append(text("%s%s %.4g", i == 0 ? "" : ", ", names.get(i), values.get(i)));
        }
        return text(
                "%-11s %s (%ss); log-likelihood %.2f%s",
                model.name(),
                parameters,
                analysis.unit().name().toLowerCase(Locale.ROOT),
                fit.logLikelihood(),
                edge(fit.status()));
    }

    private void addChoice(List<String> lines) {
        ModelChoice choice = analysis.choice();
        PurchaseModel model = analysis.purchases().model();
        if (choice != null && model != null) {
            lines.add(
                    choice.scores().isEmpty()
                            ? text("Chosen      %s, by likelihood", model.name())
                            : text(
                                    "Chosen      %s, by hold-outs within the calibration (error over that of the best: %s)",
                                    model.name(),
                                    choice.scores().entrySet().stream()
                                            .sorted(Map.Entry.comparingByValue())
                                            .map(each -> text("%s %.3f", each.getKey(), each.getValue()))
                                            .collect(Collectors.joining(", "))));
        }
    }

    private void addSpend(List<String> lines) {
        Fit<GammaGamma> spend = analysis.spend();
        if (spend == null) {
            return;
        }
        GammaGamma model = spend.model();
        lines.add(
                model == null
                        ? "Spend       too little data for a model: too few customers with repeat spend"
                        : text(
                                "Gamma-Gamma p %.4g, q %.4g, v %.4g; mean spend %,.2f; log-likelihood %.2f%s",
                                model.p(),
                                model.q(),
                                model.v(),
                                model.populationMean(),
                                spend.logLikelihood(),
                                edge(spend.status())));
    }

    private void addPredictions(List<String> lines, Fit<PurchaseModel> fit) {
        ExpectedOrders year = new ExpectedOrders(fit.orThrow(), analysis.unit().of(365.25));
        double alive = analysis.sum(fit.orThrow()::probabilityAlive);
        lines.add(text(
                "Alive       %,.0f of %,d customers expected",
                alive, analysis.counts().customers()));
        lines.add(text("12 months   %,.0f orders expected", analysis.sum(year::of)));
        if (value != null) {
            Estimate total = value.total(analysis.histories());
            String interval = total.low() == null
                    ? "no interval: a fit lies at the edge or was given"
                    : text("95 %% interval of the parameters %,.0f to %,.0f", total.low(), total.high());
            lines.add(text("Value       %,.0f residual, discounted (%s)", total.value(), interval));
        }
        HoldoutPeriod period = analysis.holdout();
        Holdout holdout = period == null ? null : period.orders().get(analysis.family());
        if (period != null && holdout != null) {
            lines.add(text(
                    "Hold-out    %,.0f orders foretold, %,.0f placed in %.4g units (%+.1f %%); mean absolute error %.3f",
                    holdout.predicted(),
                    holdout.actual(),
                    period.units(),
                    holdout.biasPercent(),
                    holdout.meanAbsoluteError()));
            double longest = period.byRepeats().stream()
                    .mapToDouble(HoldoutPeriod.ByRepeats::actual)
                    .max()
                    .orElse(0);
            period.byRepeats().forEach(row -> lines.add(byRepeats(row, longest)));
        }
    }

    /** A bar for what came, and a mark where it was foretold. */
    private String byRepeats(HoldoutPeriod.ByRepeats row, double longest) {
        double expected = row.expected().getOrDefault(analysis.family(), 0.0);
        double scale = Math.max(longest, expected);
        StringBuilder bar = new StringBuilder("█".repeat(length(row.actual(), scale)));
        int mark = length(expected, scale);
        while (bar.length() <= mark) {
            bar.append(' ');
        }
        bar.setCharAt(mark, '|');
        return text(
                "  x %s%d  %,7d customers  %6.2f placed  %6.2f foretold  %s",
                row.repeats() == 7 ? "≥" : " ", row.repeats(), row.customers(), row.actual(), expected, bar);
    }

    private static int length(double value, double scale) {
        return scale > 0 ? (int) Math.round(40 * value / scale) : 0;
    }

    private static String edge(FitStatus status) {
        return status == FitStatus.INTERIOR ? "" : "; at the edge of its parameters";
    }

    private static String text(String format, @Nullable Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
