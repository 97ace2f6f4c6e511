package io.throughline.jobs.launcher;

import io.throughline.connectors.files.CsvFile;
import io.throughline.jobs.analysis.DriversDocument;
import io.throughline.jobs.analysis.ExperimentDocument;
import io.throughline.jobs.analysis.NumbersFile;
import io.throughline.value.drivers.ExperienceScore;
import io.throughline.value.drivers.Importance;
import io.throughline.value.effects.AdjustedEffect;
import io.throughline.value.experiments.ArmMean;
import io.throughline.value.experiments.MeanDifference;
import io.throughline.value.regression.Logit;
import io.throughline.value.sums.Comoments;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What of customers' experience goes with leaving and with value, and what it changes. */
@Command(
        name = "drivers",
        mixinStandardHelpOptions = true,
        header = "Says what of customers' experience goes with leaving and with value, and what it changes.",
        description = {
            "",
            "Reads CSV (plain or gzip) with a header line and one customer in each row; all columns named are numbers (yes, no,",
            "true and false are 1 and 0). Scores, importance (LMG, Johnson), logistic regression with marginal effects, a",
            "what-if, and the effect of an exposure adjusted for confounders (g-formula, AIPW). Importance proves no cause; an",
            "adjusted effect is one only if nothing unmeasured tells the exposed from the others.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  throughline value drivers --input customers.csv.gz",
            "  throughline value drivers --input c.csv --outcome left --drivers wait,csat --controls age --exposure call"
        })
final class ValueDriversCommand implements Callable<Integer> {

    @Option(names = "--input", required = true, paramLabel = "FILE", description = "CSV file, one customer a row.")
    private Path input = Path.of("");

    @Mixin
    private DriverColumns columns = new DriverColumns();

    @Option(
            names = "--folds",
            paramLabel = "K",
            description =
                    "For the exposure: 1 fits on all customers, 2 or more judges each by models that have not seen"
                            + " them. Default: ${DEFAULT-VALUE}.")
    private int folds = 1;

    @Option(
            names = "--details",
            description = "Adds intervals of the scores, and overlap and sensitivity of the effect, to the document.")
    private boolean details;

    @Option(names = "--json", description = "Prints one JSON document, full precision.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        DriverColumns.Chosen chosen = columns.in(CsvFile.columns(input));
        NumbersFile numbers = NumbersFile.read(input, chosen.all());
        Map<String, Object> document = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        document.put("n", numbers.rows().size());
        lines.add("Customers   " + Numbers.plain(numbers.rows().size()));
        addScores(document, lines, chosen, numbers);
        addImportance(document, lines, chosen, numbers);
        addRegression(document, lines, chosen, numbers);
        addExposure(document, lines, chosen, numbers);
        addBeforeAfter(document, lines, chosen, numbers);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonLines.line(document));
        } else {
            lines.forEach(out::println);
        }
        return 0;
    }

    private void addScores(
            Map<String, Object> document, List<String> lines, DriverColumns.Chosen chosen, NumbersFile numbers) {
        Map<String, ExperienceScore> scores = DriversDocument.scores(
                numbers, chosen.nps(), chosen.csat(), chosen.ces(), chosen.fcr(), chosen.contacts());
        Map<String, Object> metrics = DriversDocument.metrics(scores);
        if (chosen.outcome() != null) {
            double[] left = numbers.column(chosen.outcome());
            metrics.put(chosen.outcomeName() + "_rate", Arrays.stream(left).sum() / left.length);
        }
        document.put("metrics", metrics);
        if (details) {
            document.put("metrics_intervals", DriversDocument.intervals(scores));
        }
        scores.forEach((key, score) -> lines.add(DriversSummary.score(key, score)));
    }

    private void addImportance(
            Map<String, Object> document, List<String> lines, DriverColumns.Chosen chosen, NumbersFile numbers) {
        List<String> drivers = chosen.drivers();
        if (drivers.isEmpty()) {
            return;
        }
        if (chosen.value() != null) {
            double[] logs = Arrays.stream(numbers.column(chosen.value()))
                    .map(ValueDriversCommand::log)
                    .toArray();
            Importance ofValue = DriversDocument.importance(numbers, drivers, chosen.value(), logs);
            document.put("lmg_log_" + chosen.value(), DriversDocument.named(drivers, ofValue.lmg()));
            document.put("r2_log_" + chosen.value(), ofValue.r2());
            document.put(
                    "johnson_relative_weights_log_" + chosen.value(),
                    DriversDocument.named(drivers, ofValue.johnson()));
            lines.addAll(DriversSummary.importance("the logarithm of " + chosen.value(), drivers, ofValue));
        }
        if (chosen.outcome() != null) {
            Importance ofOutcome =
                    DriversDocument.importance(numbers, drivers, chosen.outcome(), numbers.column(chosen.outcome()));
            String name = chosen.outcomeName();
            document.put("lmg_" + name + "_linear", DriversDocument.named(drivers, ofOutcome.lmg()));
            document.put("r2_" + name + "_linear", ofOutcome.r2());
            document.put("pearson_with_" + name, DriversDocument.named(drivers, ofOutcome.correlations()));
            lines.addAll(DriversSummary.importance(name, drivers, ofOutcome));
        }
    }

    private static double log(double value) {
        if (!(value > 0)) {
            throw new WrongUse(
                    "the column of --value must be above 0 in all rows, to take its logarithm, but one is " + value);
        }
        return Math.log(value);
    }

    private void addRegression(
            Map<String, Object> document, List<String> lines, DriverColumns.Chosen chosen, NumbersFile numbers) {
        if (chosen.outcome() == null || chosen.regressors().isEmpty()) {
            return;
        }
        double[][] x = numbers.matrix(chosen.regressors());
        Logit logit = Logit.fit(x, chosen.happened(numbers.column(chosen.outcome())));
        document.put("logit_" + chosen.outcomeName(), DriversDocument.logit(logit, chosen.regressors(), x));
        lines.addAll(DriversSummary.regression(chosen.outcomeName(), chosen.regressors(), logit, x));
        String column = chosen.whatIf();
        if (column == null) {
            return;
        }
        int at = chosen.regressors().indexOf(column);
        double[] value = chosen.value() == null ? new double[x.length] : numbers.column(chosen.value());
        double before = 0;
        double after = 0;
        double saved = 0;
        for (int i = 0; i < x.length; i++) {
            double now = logit.probability(x[i]);
            double[] row = x[i].clone();
            row[at] = row[at] >= 0 ? Math.max(0, row[at] + chosen.change()) : row[at] + chosen.change();
            double then = logit.probability(row);
            before += now / x.length;
            after += then / x.length;
            saved += value[i] * (now - then);
        }
        Map<String, Object> part = new LinkedHashMap<>();
        part.put(chosen.outcomeName() + "_rate_model", before);
        part.put(chosen.outcomeName() + "_rate_after", after);
        if (chosen.value() != null) {
            part.put(chosen.value() + "_at_risk_saved", saved);
        }
        document.put(chosen.whatIfKey(), part);
        lines.add(DriversSummary.text(
                "What if     %s %+.4g (not below 0): %s %.4f instead of %.4f%s",
                column,
                chosen.change(),
                chosen.outcomeName(),
                after,
                before,
                chosen.value() == null
                        ? ""
                        : DriversSummary.text(
                                ", %,.0f of %s saved, if the model's slopes were causes", saved, chosen.value())));
    }

    private void addExposure(
            Map<String, Object> document, List<String> lines, DriverColumns.Chosen chosen, NumbersFile numbers) {
        String exposure = chosen.exposure();
        if (exposure == null || chosen.outcome() == null) {
            return;
        }
        boolean[] exposed = chosen.happened(numbers.column(exposure));
        AdjustedEffect effect = AdjustedEffect.of(
                numbers.matrix(chosen.confounders()), exposed, numbers.column(chosen.outcome()), folds);
        String key = exposure + "_effect_on_" + chosen.outcomeName();
        document.put(key, DriversDocument.effect(effect));
        if (details) {
            document.put(key + "_sensitivity", DriversDocument.sensitivity(effect));
        }
        lines.addAll(DriversSummary.effect(exposure, chosen.outcomeName(), chosen.confounders(), effect));
    }

    private void addBeforeAfter(
            Map<String, Object> document, List<String> lines, DriverColumns.Chosen chosen, NumbersFile numbers) {
        if (chosen.before() == null || chosen.after() == null || chosen.exposure() == null) {
            return;
        }
        double[] before = numbers.column(chosen.before());
        double[] after = numbers.column(chosen.after());
        boolean[] exposed = chosen.happened(numbers.column(chosen.exposure()));
        Comoments group = new Comoments(1);
        Comoments comparison = new Comoments(1);
        for (int i = 0; i < before.length; i++) {
            (exposed[i] ? group : comparison).add(after[i] - before[i]);
        }
        MeanDifference difference = MeanDifference.of(ArmMean.of(comparison, 0), ArmMean.of(group, 0), 0.05);
        Map<String, @Nullable Object> part = ExperimentDocument.welch(difference);
        Set<String> keep = new LinkedHashSet<>(List.of("effect", "se", "df", "t", "p_value", "ci"));
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        kept.put("change_exposed", difference.treatment().mean());
        kept.put("change_comparison", difference.control().mean());
        part.forEach((key, value) -> {
            if (keep.contains(key)) {
                kept.put(key, value);
            }
        });
        document.put("before_after", kept);
        lines.add(DriversSummary.text(
                "Before/after  %+.4g with %s, %+.4g without: difference %+.4g (assumes that both would have changed alike)",
                difference.treatment().mean(),
                chosen.exposure(),
                difference.control().mean(),
                difference.effect()));
    }
}
