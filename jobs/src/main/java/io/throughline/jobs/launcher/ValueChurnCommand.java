package io.throughline.jobs.launcher;

import io.throughline.connectors.files.CsvFile;
import io.throughline.connectors.files.CsvRow;
import io.throughline.jobs.analysis.ChurnAnalysis;
import io.throughline.jobs.analysis.ChurnDocument;
import io.throughline.jobs.analysis.ChurnModels.Kind;
import io.throughline.jobs.analysis.ChurnTable;
import io.throughline.jobs.analysis.RowCondition;
import io.throughline.jobs.analysis.TreeExplanation;
import io.throughline.value.churn.Calibration;
import io.throughline.value.quality.Drift;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Who is likely to leave. */
@Command(
        name = "churn",
        mixinStandardHelpOptions = true,
        header = "Says who is likely to leave, how sure that is, and why.",
        description = {
            "",
            "Reads CSV (plain or gzip) with a header line and one customer in each row: an id, a label, and what was known",
            "before the time in which they could leave. Fits a logistic regression, gradient-boosted trees and their blend;",
            "each customer is judged by models that have not seen them, and probabilities are calibrated on that.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  throughline value churn --input customers.csv.gz --label Churn --id customerID --folds 5",
            "  throughline value churn --input c.csv --label left --id id --train-where month<2026-03 \\",
            "                          --score-where month=2026-03 --scores scores.csv"
        })
final class ValueChurnCommand implements Callable<Integer> {

    @Option(names = "--input", paramLabel = "FILE", description = "CSV file, one customer a row.")
    private @Nullable Path input;

    @Option(
            names = "--label",
            paramLabel = "COL",
            description =
                    "Column with yes, true or 1 for customers who left, no, false or 0 for others, nothing if not known.")
    private String label = "";

    @Option(names = "--id", paramLabel = "COL", description = "Column that tells customers apart.")
    private String id = "";

    @Option(
            names = "--features",
            paramLabel = "COL",
            split = ",",
            description = "Columns to learn from. Default: all others.")
    private List<String> features = new ArrayList<>();

    @Option(names = "--ignore", paramLabel = "COL", split = ",", description = "Columns not to learn from.")
    private List<String> ignored = new ArrayList<>();

    @Option(
            names = "--folds",
            paramLabel = "N",
            description =
                    "A customer's fold is CRC32(id) mod N; models of the others judge them. Default: ${DEFAULT-VALUE}.")
    private int folds = 5;

    @Option(
            names = "--train-where",
            paramLabel = "COND",
            description = "Rows to learn from: COL=VALUE, or with != < <= > >=. Default: all.")
    private @Nullable String trainWhere;

    @Option(
            names = "--score-where",
            paramLabel = "COND",
            description = "Rows to judge, and to compare with those learnt" + " from.")
    private @Nullable String scoreWhere;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "What scores, reasons and offers follow: logistic, trees or blend. Default: blend.")
    private Kind model = Kind.BLEND;

    @Mixin
    private ChurnOptions options = new ChurnOptions();

    @Option(names = "--json", description = "Prints one JSON document, full precision.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (options.explain() != null) {
            out.println(JsonLines.line(TreeExplanation.of(options.explain())));
            return 0;
        }
        if (input == null || label.isEmpty() || id.isEmpty()) {
            throw new WrongUse("give --input FILE with --label COL and --id COL, or --explain FILE");
        }
        if (folds < 2 || folds > 1000) {
            throw new WrongUse("--folds must be 2 to 1000, but was " + folds);
        }
        Path file = input;
        if (!options.logit().isEmpty()) {
            out.println(JsonLines.line(Map.of("logit_mle", options.logit(file, label))));
            return 0;
        }
        List<String> columns = columns(file);
        ChurnTable train = read(file, columns, condition(trainWhere));
        spec.commandLine()
                .getErr()
                .println("Fitting on " + Numbers.count(train.customers().size(), "customer") + " …");
        ChurnAnalysis analysis = ChurnAnalysis.of(train, folds, options.settings());
        Map<String, Object> document = new LinkedHashMap<>();
        Map<Kind, double[]> unseen = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            double[] probabilities = Arrays.stream(
                            Objects.requireNonNull(analysis.unseen().get(kind)))
                    .map(logOdds -> Calibration.NONE.probability(logOdds))
                    .toArray();
            unseen.put(kind, probabilities);
            document.put(
                    kind.key(),
                    ChurnDocument.quality(probabilities, train.labels(), analysis.folds(), options.details()));
        }
        List<String> lines = new ArrayList<>(ChurnSummary.quality(unseen, train.labels(), model));
        if (!analysis.encoder().leftOut().isEmpty()) {
            lines.add("Left out    " + String.join(", ", analysis.encoder().leftOut())
                    + ": no number and more than 50 values, or always the same");
        }
        ChurnTable judged = train;
        double[][] rows = analysis.encoder().encode(train);
        if (scoreWhere != null) {
            judged = read(file, columns, RowCondition.parse(scoreWhere));
            rows = analysis.encoder().encode(judged);
            score(document, lines, analysis, train, judged, rows);
        }
        options.write(document, lines, analysis, model, judged, rows, scoreWhere == null);
        if (json) {
            out.println(JsonLines.line(document));
        } else {
            lines.forEach(out::println);
        }
        return 0;
    }

    /** How the models do on other rows, and how these differ from those learnt from. */
    private void score(
            Map<String, Object> document,
            List<String> lines,
            ChurnAnalysis analysis,
            ChurnTable train,
            ChurnTable judged,
            double[][] rows) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("n_train", train.customers().size());
        part.put("n_score", judged.customers().size());
        if (judged.customers().stream().allMatch(customer -> customer.left() != null)) {
            for (Kind kind : Kind.values()) {
                double[] probabilities = Arrays.stream(rows)
                        .mapToDouble(row -> analysis.probability(kind, row))
                        .toArray();
                part.put(kind.key(), ChurnDocument.quality(probabilities, judged.labels(), null, options.details()));
                if (kind == model) {
                    lines.add("");
                    lines.addAll(ChurnSummary.quality(Map.of(kind, probabilities), judged.labels(), model));
                }
            }
        }
        Map<String, Double> drift = new LinkedHashMap<>();
        double[][] then = analysis.encoder().encode(train);
        List<String> names = analysis.encoder().names();
        for (int f = 0; f < names.size(); f++) {
            drift.put(names.get(f), Drift.index(column(then, f), column(rows, f)));
        }
        part.put("drift", drift);
        document.put("score", part);
        lines.addAll(ChurnSummary.drift(drift));
    }

    private static double[] column(double[][] rows, int feature) {
        return Arrays.stream(rows).mapToDouble(row -> row[feature]).toArray();
    }

    private ChurnTable read(Path file, List<String> columns, Predicate<CsvRow> which) {
        return ChurnTable.read(file, label, id, options.value(), columns, which);
    }

    private static Predicate<CsvRow> condition(@Nullable String text) {
        return text == null ? row -> true : RowCondition.parse(text);
    }

    private List<String> columns(Path file) {
        if (!features.isEmpty()) {
            return features;
        }
        List<String> others = new ArrayList<>(CsvFile.columns(file));
        others.removeAll(ignored);
        others.remove(label);
        others.remove(id);
        if (trainWhere != null) {
            others.remove(RowCondition.parse(trainWhere).column());
        }
        if (scoreWhere != null) {
            others.remove(RowCondition.parse(scoreWhere).column());
        }
        return others;
    }
}
