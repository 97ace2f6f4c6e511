package io.throughline.jobs.launcher;

import io.throughline.jobs.analysis.ExperimentFile;
import io.throughline.value.experiments.AnytimeTest;
import io.throughline.value.experiments.ArmMean;
import io.throughline.value.experiments.MeanDifference;
import io.throughline.value.experiments.SampleRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people read about an experiment. */
final class ExperimentSummary {

    private static final double MISMATCH = 0.001;
    private static final int WIDTH = 41;

    private ExperimentSummary() {}

    /** Each metric's difference of each arm from the control, with its interval as a picture. */
    static List<String> arms(
            ExperimentFile.Arms arms, SampleRatio ratio, List<String> metrics, List<String> numbers, double alpha) {
        List<String> lines = new ArrayList<>();
        lines.add("Control     " + arms.control());
        lines.add("Arms        " + arms.all().keySet() + ", " + ratio.counts() + " units"
                + (ratio.pValue() < MISMATCH
                        ? text("; sizes do not fit the plan (p %.2g): trust no effect", ratio.pValue())
                        : text("; sizes fit the plan (p %.3f)", ratio.pValue())));
        List<List<String>> rows = new ArrayList<>();
        for (String metric : metrics) {
            int y = numbers.indexOf(metric);
            ArmMean control = ArmMean.of(Objects.requireNonNull(arms.all().get(arms.control())), y);
            for (String name : arms.treatments()) {
                ArmMean treatment = ArmMean.of(Objects.requireNonNull(arms.all().get(name)), y);
                rows.add(row(metric, name, MeanDifference.of(control, treatment, alpha)));
            }
        }
        lines.add("");
        lines.addAll(TerminalTable.lines(
                List.of("metric", "arm", "control", "treatment", "effect", "low", "high", "p", "0 is at |"), rows));
        return lines;
    }

    /** One line for each look. */
    static List<String> looks(List<AnytimeTest.Look> looks, double alpha) {
        List<List<String>> rows = new ArrayList<>();
        for (AnytimeTest.Look look : looks) {
            rows.add(List.of(
                    Numbers.plain(look.units()),
                    TerminalTable.number(look.effect()),
                    TerminalTable.number(look.low()),
                    TerminalTable.number(look.high()),
                    text("%.4f", look.pAlwaysValid()),
                    look.pAlwaysValid() < alpha ? "differs" : ""));
        }
        return TerminalTable.lines(List.of("units", "effect", "low", "high", "always-valid p", ""), rows);
    }

    private static List<String> row(String metric, String name, MeanDifference difference) {
        return List.of(
                metric,
                name,
                TerminalTable.number(difference.control().mean()),
                TerminalTable.number(difference.treatment().mean()),
                TerminalTable.number(difference.effect()),
                difference.low() == null ? "" : TerminalTable.number(difference.low()),
                difference.high() == null ? "" : TerminalTable.number(difference.high()),
                difference.pValue() == null ? "cannot tell" : text("%.2g", difference.pValue()),
                picture(difference));
    }

    /** The interval on a line whose middle is 0. */
    private static String picture(MeanDifference difference) {
        if (difference.low() == null || difference.high() == null) {
            return "";
        }
        double most = Math.max(Math.abs(difference.low()), Math.abs(difference.high()));
        StringBuilder line = new StringBuilder(" ".repeat(WIDTH));
        int from = place(difference.low(), most);
        int to = place(difference.high(), most);
        for (int i = from; i <= to; i++) {
            line.setCharAt(i, '─');
        }
        line.setCharAt(WIDTH / 2, '|');
        line.setCharAt(place(difference.effect(), most), '●');
        return line.toString();
    }

    private static int place(double number, double most) {
        return (int) Math.round((number / most + 1) / 2 * (WIDTH - 1));
    }

    private static String text(String format, @Nullable Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
