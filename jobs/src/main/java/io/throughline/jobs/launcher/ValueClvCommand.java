package io.throughline.jobs.launcher;

import io.throughline.jobs.analysis.ClvAnalysis;
import io.throughline.jobs.analysis.ClvDocument;
import io.throughline.jobs.analysis.ClvModels;
import io.throughline.jobs.analysis.ClvRows;
import io.throughline.jobs.analysis.CustomerValuesFile;
import io.throughline.jobs.analysis.RenewalDocument;
import io.throughline.jobs.analysis.SummaryTable;
import io.throughline.value.fitting.Fit;
import io.throughline.value.purchases.Discounting;
import io.throughline.value.purchases.GammaGamma;
import io.throughline.value.purchases.PurchaseFamily;
import io.throughline.value.purchases.ResidualValue;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lifetime value from a file of orders, or of customers' summaries. */
@Command(
        name = "clv",
        mixinStandardHelpOptions = true,
        header =
                "Fits purchase and spend models to a file of orders: who is alive, what they will buy, what it is worth.",
        description = {
            "",
            "Reads CSV (plain or gzip) with a header line: one order in each row (--orders), or one customer or group of",
            "customers summarised as x, t_x, T (--summary). Orders of one customer on one day are one purchase, negative",
            "amounts (refunds) are left out. Fits models of when customers buy and, with amounts, Gamma-Gamma to what they",
            "spend. The value is residual: expected spend after the calibration, at a margin of 1, discounted.",
            "docs/value-models.md describes models, columns, units and every key of the document.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  throughline value clv --orders orders.csv.gz --customer customer_id --time ordered_at --amount total",
            "                        --unit week --customers values.csv",
            "  throughline value clv --summary rfm.csv --model bg-nbd --params r=0.243,alpha=4.41,a=0.79,b=2.43",
            "                        --rows --horizons 1,39 --json"
        })
final class ValueClvCommand implements Callable<Integer> {

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Input input = new Input();

    /** Orders or their summary. */
    static final class Input {
        @ArgGroup(exclusive = false)
        private @Nullable OrderOptions orders;

        @Option(
                names = "--summary",
                paramLabel = "FILE",
                description = "CSV file, one summarised customer a row: x (or frequency), t_x (t.x, recency), T (T.cal,"
                        + " n.cal, age), and if there m_x (zbar, monetary_value), count (custs), customer_id (id). For"
                        + " --model sbg: period and survivors.")
        private @Nullable Path summary;
    }

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "Purchase model: auto, bg-nbd, mbg-nbd, pareto-nbd, mbg-cnbd-k, bg-bb (opportunities of one"
                    + " --unit) or sbg (contracts). auto chooses by likelihood and hold-outs within the calibration"
                    + " from mbg-nbd, pareto-nbd and mbg-cnbd-k. Default: auto.")
    private @Nullable String model;

    @Option(
            names = "--params",
            paramLabel = "NAME=N",
            split = ",",
            description = "Parameters to use instead of a fit, for example r=0.24,alpha=4.4,a=0.79,b=2.43; p, q and v"
                    + " are those of Gamma-Gamma. Needs --model.")
    private Map<String, Double> params = Map.of();

    @Mixin
    private ValueConvention convention = new ValueConvention();

    @Mixin
    private ClvUnits units = new ClvUnits();

    @Option(
            names = "--customers",
            paramLabel = "FILE",
            description =
                    "Writes a CSV file with a row for each customer: history, P(alive), expected orders and value.")
    private @Nullable Path customers;

    @Option(
            names = "--intervals",
            description = "With --json: adds 95 %% intervals of the value, by the uncertainty of the parameters.")
    private boolean intervals;

    @Option(names = "--rows", description = "With --json: adds what the model says of each customer, as rows.")
    private boolean rows;

    @Option(
            names = "--horizons",
            paramLabel = "N",
            split = ",",
            description = "With --rows: expected orders so many units ahead. Default: 1,39.")
    private List<Double> horizons = List.of(1.0, 39.0);

    @Option(names = "--label", paramLabel = "TEXT", description = "With --rows: name of this set of parameters.")
    private @Nullable String label;

    @Option(
            names = "--json",
            description = "Prints one JSON document, full precision. It holds the value if --convention is given, and"
                    + " the choice if --model auto is.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if ("sbg".equals(model)) {
            RenewalDocument document = RenewalDocument.of(
                    needed(input.summary, "--model sbg needs --summary FILE"), params, units.fitPeriods());
            out.println(json ? JsonLines.line(document.values()) : String.join("\n", document.lines()));
            return 0;
        }
        Discounting discounting = convention.discounting(units.unit());
        ClvModels models = new ClvModels(units.unit(), family(), params);
        ClvAnalysis analysis;
        if (input.summary != null) {
            SummaryTable table = new SummaryTable(input.summary);
            analysis = ClvAnalysis.ofSummary(table.read(), table.spend(), models);
        } else {
            OrderOptions orders = needed(input.orders, "give --orders FILE or --summary FILE");
            analysis = ClvAnalysis.ofOrders(
                    orders.file().read(), orders.amounts(), models, units.calibrationEnd(), units.holdoutEnd());
        }
        ResidualValue value = value(analysis, discounting);
        if (customers != null) {
            CustomerValuesFile.write(customers, analysis, value);
        }
        if (json) {
            Map<String, Object> document = ClvDocument.of(analysis, convention.isGiven() ? value : null, intervals);
            if (model != null && family() == null) {
                document.put("choice", ClvDocument.choice(analysis));
            }
            if (rows) {
                document.put(
                        analysis.family() == PurchaseFamily.BG_BB ? "cells" : "rows",
                        new ClvRows(horizons, label).of(analysis));
            }
            out.println(JsonLines.line(document));
        } else {
            new ClvSummary(analysis, value).lines().forEach(out::println);
        }
        return 0;
    }

    private @Nullable PurchaseFamily family() {
        String name = model == null ? "auto" : model;
        if (name.equals("auto")) {
            if (!params.isEmpty()) {
                throw new WrongUse("--params needs --model NAME: they are those of one model");
            }
            return null;
        }
        for (PurchaseFamily family : PurchaseFamily.values()) {
            if (family.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
                return family;
            }
        }
        throw new WrongUse(
                "--model must be auto, bg-nbd, mbg-nbd, pareto-nbd, mbg-cnbd-k, bg-bb or sbg, but was " + name);
    }

    private static <T> T needed(@Nullable T value, String what) {
        if (value == null) {
            throw new WrongUse(what);
        }
        return value;
    }

    private static @Nullable ResidualValue value(ClvAnalysis analysis, Discounting discounting) {
        Fit<GammaGamma> spend = analysis.spend();
        return analysis.purchases().model() == null || spend == null || spend.model() == null
                ? null
                : new ResidualValue(analysis.purchases(), spend, analysis.unit(), discounting);
    }
}
