package io.throughline.jobs.launcher;

import io.throughline.jobs.analysis.ChurnDocument;
import io.throughline.jobs.analysis.ChurnModels.Kind;
import io.throughline.value.quality.ClassifierQuality;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What people read about models of leaving. */
final class ChurnSummary {

    private static final double MUCH = 0.25;

    private ChurnSummary() {}

    static List<String> quality(Map<Kind, double[]> probabilities, boolean[] left, Kind shown) {
        List<List<String>> rows = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        Map<String, Double> bars = new LinkedHashMap<>();
        probabilities.forEach((kind, of) -> {
            ClassifierQuality quality = ClassifierQuality.of(ChurnDocument.scored(of, left));
            rows.add(List.of(
                    kind.name().toLowerCase(Locale.ROOT),
                    quality.auc() == null ? "?" : TerminalTable.number(quality.auc()),
                    TerminalTable.number(quality.brier()),
                    TerminalTable.number(quality.logLoss()),
                    quality.calibrationSlope() == null ? "?" : TerminalTable.number(quality.calibrationSlope())));
            if (kind == shown) {
                quality.deciles()
                        .forEach(decile -> bars.put(
                                String.format(
                                        Locale.ROOT, "tenth %2d, predicted %.3f", decile.decile(), decile.predicted()),
                                decile.observed()));
            }
        });
        lines.add("Quality on customers that the models had not seen");
        lines.addAll(TerminalTable.lines(List.of("model", "AUC", "Brier", "log loss", "slope"), rows));
        lines.add("");
        lines.add("Who left, by tenths of " + shown.name().toLowerCase(Locale.ROOT));
        lines.addAll(TerminalTable.bars(bars));
        return lines;
    }

    static List<String> drift(Map<String, Double> drift) {
        List<String> moved = drift.entrySet().stream()
                .filter(entry -> entry.getValue() > MUCH)
                .map(entry -> entry.getKey() + DriversSummary.text(" (PSI %.2f)", entry.getValue()))
                .toList();
        return List.of(
                moved.isEmpty()
                        ? "Drift       none above 0.25"
                        : "Drift       " + String.join(", ", moved) + ": judge the model anew");
    }
}
