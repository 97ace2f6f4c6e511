package io.throughline.jobs.launcher;

import io.throughline.jobs.analysis.ExperimentDocument;
import io.throughline.value.experiments.GroupSequential;
import io.throughline.value.experiments.Peeking;
import io.throughline.value.experiments.SampleRatio;
import io.throughline.value.experiments.SampleSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be said before an experiment, or without its units. */
final class ExperimentPlan {

    @Option(
            names = "--bounds",
            paramLabel = "T",
            split = ",",
            description =
                    "Shares of the information at planned looks, rising to 1: bounds of |z| by group-sequential design.")
    private List<Double> fractions = new ArrayList<>();

    @Option(
            names = "--spending",
            paramLabel = "NAME",
            split = ",",
            description = "How alpha is spent: obf (O'Brien-Fleming, alpha / 2 a side), pocock, or both. Default: obf.")
    private List<String> spending = new ArrayList<>();

    @Option(
            names = "--mde",
            paramLabel = "D",
            description =
                    "Smallest effect that must be found: how many units it needs. With --input, the control's deviation"
                            + " of the first metric counts.")
    private @Nullable Double mde;

    @Option(names = "--deviation", paramLabel = "SD", description = "Standard deviation of the metric, for --mde.")
    private @Nullable Double deviation;

    @Option(names = "--rate", paramLabel = "P", description = "Share that converts, in place of --deviation.")
    private @Nullable Double rate;

    @Option(names = "--power", paramLabel = "P", description = "For --mde. Default: ${DEFAULT-VALUE}.")
    private double power = 0.8;

    @Option(
            names = "--arms",
            paramLabel = "N",
            description = "For --mde, the control included. Default: ${DEFAULT-VALUE}.")
    private int arms = 2;

    @Option(names = "--per-day", paramLabel = "N", description = "Units a day into all arms: days that --mde needs.")
    private @Nullable Double perDay;

    @Option(
            names = "--counts",
            paramLabel = "N",
            split = ",",
            description = "Units of the arms: the sample-ratio test against --expected (default: equal).")
    private List<Long> counts = new ArrayList<>();

    @Option(
            names = "--peeking",
            paramLabel = "N",
            description =
                    "Simulates so many experiments without an effect, looked at 20 times, and counts false alarms.")
    private int peeking;

    boolean wantsSize() {
        return mde != null;
    }

    Map<String, Object> document(double alpha, @Nullable String expected) {
        Map<String, Object> document = new LinkedHashMap<>();
        if (!fractions.isEmpty()) {
            List<Object> cases = new ArrayList<>();
            for (String name : spending.isEmpty() ? List.of("obf") : spending) {
                GroupSequential.Spending chosen = spending(name);
                cases.add(ExperimentDocument.bounds(GroupSequential.of(fractions, alpha, chosen), alpha, chosen));
            }
            document.put("cases", cases);
        }
        if (mde != null) {
            if ((deviation == null) == (rate == null)) {
                throw new WrongUse("--mde needs either --deviation or --rate, or --input");
            }
            if (rate != null && !(rate > 0 && rate < 1)) {
                throw new WrongUse("--rate must lie between 0 and 1, but was " + rate);
            }
            double scatter = rate != null ? Math.sqrt(rate * (1 - rate)) : deviation == null ? 0 : deviation;
            document.put("sample_size", size(scatter, alpha, arms));
        }
        if (!counts.isEmpty()) {
            String plan = expected == null ? "1" + ":1".repeat(counts.size() - 1) : expected;
            document.put("srm", ExperimentDocument.sampleRatio(SampleRatio.of(counts, shares(plan)), plan));
        }
        if (peeking > 0) {
            Peeking shares = Peeking.of(peeking, 20, 100, alpha, 1);
            document.put("simulations", peeking);
            document.put("looks", 20);
            document.put("false_positive_fixed_horizon", shares.fixedHorizon());
            document.put("false_positive_msprt", shares.msprt());
            document.put("false_positive_confidence_sequence", shares.confidenceSequence());
        }
        if (document.isEmpty()) {
            throw new WrongUse(
                    "give --input FILE with --arm and --metric, or one of --bounds, --mde, --counts, --peeking");
        }
        return document;
    }

    Map<String, Object> size(double scatter, double alpha, int allArms) {
        SampleSize size = SampleSize.of(scatter, mde == null ? 0 : mde, alpha, power, allArms);
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("n_per_arm", size.inEachArm());
        part.put("n_total", size.inAll());
        if (perDay != null) {
            part.put("days", size.days(perDay));
        }
        return part;
    }

    /** {@code 1:1:2} as shares. */
    static List<Double> shares(String expected) {
        List<Double> shares = new ArrayList<>();
        for (String share : expected.split(":", -1)) {
            if (!Pattern.matches("[0-9]+(\\.[0-9]+)?", share.strip())) {
                throw new WrongUse("--expected must be numbers parted by colons, for example 1:1, but was " + expected);
            }
            shares.add(Double.parseDouble(share.strip()));
        }
        return shares;
    }

    private static GroupSequential.Spending spending(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "obf" -> GroupSequential.Spending.OBRIEN_FLEMING;
            case "pocock" -> GroupSequential.Spending.POCOCK;
            default -> throw new WrongUse("--spending must be obf or pocock, but was " + name);
        };
    }
}
