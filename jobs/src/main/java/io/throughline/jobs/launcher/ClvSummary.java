package io.throughline.jobs.launcher;

import io.throughline.jobs.analysis.ClvAnalysis;
import io.throughline.jobs.analysis.Holdout;
import io.throughline.value.fitting.Estimate;
import io.throughline.value.fitting.Fit;
import io.throughline.value.fitting.FitStatus;
import io.throughline.value.purchases.GammaGamma;
import io.throughline.value.purchases.MbgNbd;
import io.throughline.value.purchases.PurchaseHistory;
import io.throughline.value.purchases.ResidualValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        long repeating = analysis.histories().values().stream()
                .filter(history -> history.repeats() > 0)
                .count();
        lines.add("Customers   " + Numbers.plain(analysis.histories().size()) + " until " + analysis.calibrationEnd()
                + ", "
                + Numbers.plain(repeating) + " of them with "
                + Numbers.count(analysis.counts().repeats(), "repeat order"));
        Fit<MbgNbd> purchases = analysis.purchases();
        MbgNbd model = purchases.model();
        if (model == null) {
            lines.add("Purchases   too little data for a model: too few repeat orders");
        } else {
            lines.add(text(
                    "%-11s r %.4g, alpha %.4g %ss, a %.4g, b %.4g; log-likelihood %.2f%s",
                    model.name(),
                    model.r(),
                    model.alpha(),
                    analysis.unit().name().toLowerCase(Locale.ROOT),
                    model.a(),
                    model.b(),
                    purchases.logLikelihood(),
                    edge(purchases.status())));
            addSpend(lines);
            addPredictions(lines, model);
        }
        return lines;
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

    private void addPredictions(List<String> lines, MbgNbd model) {
        double year = analysis.unit().of(365.25);
        double alive = 0;
        double orders = 0;
        for (PurchaseHistory history : analysis.histories().values()) {
            alive += model.probabilityAlive(history);
            orders += model.expectedOrders(history, year);
        }
        lines.add(text(
                "Alive       %,.0f of %,d customers expected",
                alive, analysis.histories().size()));
        lines.add(text("12 months   %,.0f orders expected", orders));
        if (value != null) {
            Estimate total = value.total(analysis.histories().values());
            String interval = total.low() == null
                    ? "no interval: a fit lies at the edge"
                    : text("95 %% interval of the parameters %,.0f to %,.0f", total.low(), total.high());
            lines.add(text("Value       %,.0f residual, discounted (%s)", total.value(), interval));
        }
        Holdout holdout = analysis.holdout();
        if (holdout != null) {
            lines.add(text(
                    "Hold-out    %,.0f orders foretold, %,.0f placed in %.4g units (%+.1f %%); mean absolute error %.3f",
                    holdout.predicted(),
                    holdout.actual(),
                    holdout.units(),
                    holdout.biasPercent(),
                    holdout.meanAbsoluteError()));
        }
    }

    private static String edge(FitStatus status) {
        return status == FitStatus.INTERIOR ? "" : "; at the edge of its parameters";
    }

    private static String text(String format, @Nullable Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
