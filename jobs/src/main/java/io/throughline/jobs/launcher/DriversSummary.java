package io.throughline.jobs.launcher;

import io.throughline.value.drivers.ExperienceScore;
import io.throughline.value.drivers.Importance;
import io.throughline.value.effects.AdjustedEffect;
import io.throughline.value.effects.EffectStatus;
import io.throughline.value.regression.Logit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people read about drivers. */
final class DriversSummary {

    private DriversSummary() {}

    static String score(String key, ExperienceScore score) {
        return text(
                "%-22s %.2f (95 %%: %.2f to %.2f) of %,d answers",
                key, score.value(), score.low(), score.high(), score.answers());
    }

    static List<String> importance(String of, List<String> drivers, Importance importance) {
        List<Double> lmg = importance.lmg();
        Map<String, Double> bars = new LinkedHashMap<>();
        for (int i = 0; i < drivers.size(); i++) {
            bars.put(drivers.get(i), lmg.get(i));
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(text(
                "Share of the variance of %s that each goes with (LMG), together %.3f; no cause", of, importance.r2()));
        lines.addAll(TerminalTable.bars(bars));
        return lines;
    }

    static List<String> regression(String outcome, List<String> columns, Logit logit, double[][] x) {
        List<List<String>> rows = new ArrayList<>();
        List<Double> effects = logit.averageMarginalEffects(x);
        for (int i = 0; i < columns.size(); i++) {
            rows.add(List.of(
                    columns.get(i),
                    TerminalTable.number(logit.coefficients().get(i)),
                    logit.standardErrors().isEmpty()
                            ? "?"
                            : TerminalTable.number(logit.standardErrors().get(i + 1)),
                    TerminalTable.number(effects.get(i))));
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(text("Logistic regression of %s, McFadden R2 %.3f", outcome, logit.mcFadden()));
        lines.addAll(TerminalTable.lines(List.of("", "coefficient", "error", "marginal effect"), rows));
        return lines;
    }

    static List<String> effect(String exposure, String outcome, List<String> confounders, AdjustedEffect effect) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        if (effect.aipw() == null || effect.gFormula() == null || effect.status() == EffectStatus.NOT_ENOUGH_DATA) {
            lines.add(text(
                    "Effect      of %s on %s: the data cannot tell; %.0f %% of customers have some of either kind beside them",
                    exposure, outcome, 100 * effect.overlap()));
            return lines;
        }
        lines.add(text(
                "Effect      of %s on %s: %+.4f (95 %%: %+.4f to %+.4f)%s; g-formula %+.4f, unadjusted %+.4f",
                exposure,
                outcome,
                effect.aipw().value(),
                effect.aipw().low(),
                effect.aipw().high(),
                effect.status() == EffectStatus.ESTIMATED ? "" : ", cannot be told from none",
                effect.gFormula(),
                effect.naive()));
        lines.add(text(
                "Assumes     that nothing but %s tells the exposed from the others; overlap %.0f %%; something unmeasured would"
                        + " need risk ratios of %.2f with both to explain it away (%.2f for the interval)",
                String.join(", ", confounders), 100 * effect.overlap(), effect.eValue(), effect.eValueOfInterval()));
        return lines;
    }

    static String text(String format, @Nullable Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
