package io.throughline.jobs.launcher;

import io.throughline.jobs.analysis.HazardDocument;
import io.throughline.jobs.analysis.SurvivalDocument;
import io.throughline.jobs.analysis.SurvivalTable;
import io.throughline.value.survival.Lifetimes;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long customers stay, from a file with one customer a row. */
@Command(
        name = "survival",
        mixinStandardHelpOptions = true,
        header = "Says how long customers stay, whether groups differ, and what moves it.",
        description = {
            "",
            "Reads CSV (plain or gzip) with a header line and one customer in each row: how long they stayed or were seen,",
            "and whether they left then. Kaplan-Meier curves with 95 %% intervals, log-rank tests between groups, restricted",
            "means, Cox regression on numeric covariates; renewals (shifted beta-geometric) and discrete-time hazards over",
            "whole periods. Rows with a duration of 0 were never at risk and are left out.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  throughline value survival --input telco.csv.gz --duration tenure --event Churn --group Contract",
            "  throughline value survival --input rossi.csv --duration week --event arrest --covariates fin,age,prio --json"
        })
final class ValueSurvivalCommand implements Callable<Integer> {

    @Option(names = "--input", required = true, paramLabel = "FILE", description = "CSV file, one customer a row.")
    private Path input = Path.of("");

    @Option(
            names = "--duration",
            required = true,
            paramLabel = "COL",
            description = "Column with how long the customer stayed or was seen; any unit of time.")
    private String duration = "";

    @Option(
            names = "--event",
            required = true,
            paramLabel = "COL",
            description = "Column that says whether they left then: 1, true, yes or 0, false, no.")
    private String event = "";

    @Option(names = "--group", paramLabel = "COL", description = "Column to compare customers by; may be repeated.")
    private List<String> groups = List.of();

    @Option(
            names = "--covariates",
            paramLabel = "COL",
            split = ",",
            description = "Numeric columns of the Cox regression.")
    private List<String> covariates = List.of();

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "Time to which means are restricted. Default: the last time in the file.")
    private @Nullable Double until;

    @Option(
            names = "--report",
            paramLabel = "NAME",
            description =
                    "What --json holds: curve (Kaplan-Meier as columns, log-rank, Cox), table (Kaplan-Meier as rows,"
                            + " overall and by group, with Nelson-Aalen, restricted means, log-rank), renewals (shifted"
                            + " beta-geometric, all and by the first group) or hazard (discrete time, by --band and group)."
                            + " Default: curve.")
    private Report report = Report.CURVE;

    @Option(
            names = "--band",
            paramLabel = "N",
            description = "Periods in a band of --report hazard. Default: ${DEFAULT-VALUE}.")
    private int band = 6;

    @Option(names = "--json", description = "Prints one JSON document, full precision.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What the document holds. */
    private enum Report {
        CURVE,
        TABLE,
        RENEWALS,
        HAZARD
    }

    @Override
    public Integer call() {
        if (band < 1) {
            throw new WrongUse("--band must be 1 or more, but was " + band);
        }
        SurvivalTable table = SurvivalTable.read(input, duration, event, groups, covariates);
        if (table.neverAtRisk() > 0) {
            spec.commandLine()
                    .getErr()
                    .println(Numbers.count(table.neverAtRisk(), "row")
                            + " with a duration of 0 left out: never at risk");
        }
        List<Lifetimes.Row> rows = table.all().rows();
        double end = until == null ? rows.get(rows.size() - 1).time() : until;
        SurvivalDocument document = new SurvivalDocument(table, covariates);
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            new SurvivalSummary(table, covariates, end).lines().forEach(out::println);
            return 0;
        }
        out.println(JsonLines.line(
                switch (report) {
                    case CURVE -> document.curve();
                    case TABLE -> document.table(end);
                    case RENEWALS -> document.renewals();
                    case HAZARD -> new HazardDocument(table, band).values();
                }));
        return 0;
    }
}
