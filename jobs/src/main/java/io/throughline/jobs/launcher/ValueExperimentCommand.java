package io.throughline.jobs.launcher;

import io.throughline.jobs.analysis.ExperimentDocument;
import io.throughline.jobs.analysis.ExperimentFile;
import io.throughline.value.experiments.AnytimeTest;
import io.throughline.value.experiments.ArmMean;
import io.throughline.value.experiments.Cuped;
import io.throughline.value.experiments.MeanDifference;
import io.throughline.value.experiments.RatioDifference;
import io.throughline.value.experiments.RegressionAdjustment;
import io.throughline.value.experiments.SampleRatio;
import io.throughline.value.sums.Comoments;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What an experiment says. */
@Command(
        name = "experiment",
        mixinStandardHelpOptions = true,
        header = "Says what an experiment found: differences, CUPED, ratios, looks that are valid under peeking.",
        description = {
            "",
            "Reads CSV (plain or gzip) with a header line and one unit in each row. Sums alone are kept, of any number of units.",
            "Without --input it plans: bounds of planned looks, sizes, sample ratios, false alarms of peeking.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  throughline value experiment --input units.csv.gz --arm segment --metric visit,spend --covariate history",
            "  throughline value experiment --input units.csv --arm arm --metric y --sequential",
            "  throughline value experiment --bounds 0.25,0.5,0.75,1 --spending obf"
        })
final class ValueExperimentCommand implements Callable<Integer> {

    @Option(names = "--input", paramLabel = "FILE", description = "CSV file, one unit a row.")
    private @Nullable Path input;

    @Option(names = "--arm", paramLabel = "COL", description = "Column with the arm.")
    private String arm = "arm";

    @Option(
            names = "--control",
            paramLabel = "NAME",
            description =
                    "The arm compared with. Default: the one named control, no …, 0, a, false or off, else the first by"
                            + " name.")
    private @Nullable String control;

    @Option(names = "--metric", paramLabel = "COL", split = ",", description = "Columns with metrics, one or more.")
    private List<String> metrics = new ArrayList<>();

    @Option(
            names = "--covariate",
            paramLabel = "COL",
            description = "Column with a number from before the experiment, for CUPED.")
    private @Nullable String covariate;

    @Option(
            names = "--adjust",
            paramLabel = "COL",
            split = ",",
            description = "Columns from before the experiment, for regression in each arm.")
    private List<String> adjust = new ArrayList<>();

    @Option(names = "--ratio", paramLabel = "NUM/DEN", split = ",", description = "Ratios of two columns' sums.")
    private List<String> ratios = new ArrayList<>();

    @Option(
            names = "--expected",
            paramLabel = "A:B",
            description =
                    "Planned sizes of the arms, the control first, then by name: adds the sample-ratio test to the"
                            + " document. The summary always tests, for equal sizes unless they are given.")
    private @Nullable String expected;

    @Option(names = "--alpha", paramLabel = "A", description = "Two-sided. Default: ${DEFAULT-VALUE}.")
    private double alpha = 0.05;

    @Option(names = "--sums", description = "Adds the sums of metric and covariate to the document.")
    private boolean sums;

    @Mixin
    private SequentialOptions sequential = new SequentialOptions();

    @Mixin
    private ExperimentPlan plan = new ExperimentPlan();

    @Option(names = "--json", description = "Prints one JSON document, full precision.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Map<String, Object> document;
        List<String> lines = new ArrayList<>();
        if (input == null) {
            document = plan.document(alpha, expected);
            document.forEach((key, part) -> lines.add(key + "  " + JsonLines.line(part)));
        } else if (metrics.isEmpty() && ratios.isEmpty()) {
            throw new WrongUse("give --metric COL, or --ratio NUM/DEN");
        } else if (sequential.isAsked()) {
            if (metrics.size() != 1) {
                throw new WrongUse("--sequential takes one --metric, but got " + metrics);
            }
            AnytimeTest test = sequential.test(alpha);
            ExperimentFile file = new ExperimentFile(input, arm, metrics, control);
            document = sequential.document(alpha, test, ExperimentDocument.looks(file, test, sequential.looks()));
            lines.addAll(ExperimentSummary.looks(test.looks(), alpha));
        } else {
            List<String> numbers = Stream.of(
                            metrics.stream(),
                            Stream.ofNullable(covariate),
                            adjust.stream(),
                            ratios.stream().flatMap(ratio -> parts(ratio).stream()))
                    .flatMap(each -> each)
                    .distinct()
                    .toList();
            ExperimentFile.Arms arms = new ExperimentFile(input, arm, numbers, control).read();
            document = document(arms, numbers);
            lines.addAll(ExperimentSummary.arms(arms, ratio(arms), metrics, numbers, alpha));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonLines.line(document));
        } else {
            lines.forEach(out::println);
        }
        return 0;
    }

    private Map<String, Object> document(ExperimentFile.Arms arms, List<String> numbers) {
        Map<String, Object> document = new LinkedHashMap<>();
        Comoments base = Objects.requireNonNull(arms.all().get(arms.control()));
        for (String metric : metrics) {
            int y = numbers.indexOf(metric);
            ExperimentDocument.put(
                    document,
                    "welch_" + metric,
                    arms,
                    other -> ExperimentDocument.welch(
                            MeanDifference.of(ArmMean.of(base, y), ArmMean.of(other, y), alpha)));
            if (covariate != null) {
                int x = numbers.indexOf(covariate);
                ExperimentDocument.put(
                        document,
                        "cuped_" + metric + "_" + covariate,
                        arms,
                        other -> ExperimentDocument.cuped(Cuped.of(base, other, y, x, alpha)));
                if (sums) {
                    Map<String, Object> parts = new LinkedHashMap<>();
                    parts.put("control", ExperimentDocument.sums(base, y, x));
                    for (String name : arms.treatments()) {
                        parts.put(
                                arms.treatments().size() == 1 ? "treatment" : name,
                                ExperimentDocument.sums(
                                        Objects.requireNonNull(arms.all().get(name)), y, x));
                    }
                    document.put("sufficient_statistics_" + metric, parts);
                }
            }
            if (!adjust.isEmpty()) {
                List<Integer> covariates = adjust.stream().map(numbers::indexOf).toList();
                ExperimentDocument.put(
                        document,
                        "regression_adjusted_" + metric,
                        arms,
                        other -> ExperimentDocument.regression(RegressionAdjustment.of(base, other, y, covariates)));
            }
        }
        if (!adjust.isEmpty()) {
            document.put("regression_covariates", adjust);
        }
        for (String ratio : ratios) {
            List<String> parts = parts(ratio);
            ExperimentDocument.put(
                    document,
                    "ratio_" + parts.get(0) + "_per_" + parts.get(1),
                    arms,
                    other -> ExperimentDocument.ratio(RatioDifference.of(
                            base, other, numbers.indexOf(parts.get(0)), numbers.indexOf(parts.get(1)))));
        }
        if (expected != null) {
            document.put("srm", ExperimentDocument.sampleRatio(ratio(arms), expected));
        }
        if (plan.wantsSize() && !metrics.isEmpty()) {
            int y = numbers.indexOf(metrics.get(0));
            document.put(
                    "sample_size",
                    plan.size(
                            Math.sqrt(base.covariance(y, y)), alpha, arms.all().size()));
        }
        return document;
    }

    private SampleRatio ratio(ExperimentFile.Arms arms) {
        List<Long> counts = new ArrayList<>();
        counts.add(Objects.requireNonNull(arms.all().get(arms.control())).count());
        arms.treatments()
                .forEach(name ->
                        counts.add(Objects.requireNonNull(arms.all().get(name)).count()));
        return SampleRatio.of(
                counts, expected == null ? Collections.nCopies(counts.size(), 1.0) : ExperimentPlan.shares(expected));
    }

    private static List<String> parts(String ratio) {
        List<String> parts = List.of(ratio.split("/", -1));
        if (parts.size() != 2 || parts.contains("")) {
            throw new WrongUse("--ratio must be NUM/DEN, two columns, but was " + ratio);
        }
        return parts;
    }
}
