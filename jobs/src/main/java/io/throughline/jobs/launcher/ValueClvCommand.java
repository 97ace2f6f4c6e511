package io.throughline.jobs.launcher;

import io.throughline.jobs.analysis.ClvAnalysis;
import io.throughline.jobs.analysis.ClvDocument;
import io.throughline.jobs.analysis.CustomerValuesFile;
import io.throughline.jobs.analysis.OrdersFile;
import io.throughline.value.fitting.Fit;
import io.throughline.value.purchases.Discounting;
import io.throughline.value.purchases.GammaGamma;
import io.throughline.value.purchases.PeriodUnit;
import io.throughline.value.purchases.ResidualValue;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lifetime value from a file of orders. */
@Command(
        name = "clv",
        mixinStandardHelpOptions = true,
        header =
                "Fits purchase and spend models to a file of orders: who is alive, what they will buy, what it is worth.",
        description = {
            "",
            "Reads CSV (plain or gzip) with a header line and one order in each row. Orders of one customer on one day are",
            "one purchase, negative amounts (refunds) are left out. Fits MBG/NBD to when customers buy and, with --amount,",
            "Gamma-Gamma to what they spend. The value is residual: expected spend of the twelve months after the",
            "calibration, at a margin of 1, discounted at 10 %% a year.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  throughline value clv --orders orders.csv.gz --customer customer_id --time ordered_at --amount total",
            "                        --unit week --customers values.csv"
        })
final class ValueClvCommand implements Callable<Integer> {

    @Option(names = "--orders", required = true, paramLabel = "FILE", description = "CSV file, one order a row.")
    private Path orders = Path.of("");

    @Option(names = "--customer", required = true, paramLabel = "COL", description = "Column with the customer's id.")
    private String customer = "";

    @Option(
            names = "--time",
            required = true,
            paramLabel = "COL",
            description = "Column with the ISO day or time of the order; its day counts as written.")
    private String time = "";

    @Option(
            names = "--amount",
            paramLabel = "COL",
            description = "Column with the amount of the order. Without it no spend model and no value.")
    private @Nullable String amount;

    @Option(
            names = "--unit",
            paramLabel = "UNIT",
            description = "Unit of the model's times: day, week (7 days) or month (30.4375 days). Default: week.")
    private PeriodUnit unit = PeriodUnit.WEEK;

    @Option(
            names = "--calibration-end",
            paramLabel = "DATE",
            description = "Last day that the models see. Default: the last day with an order.")
    private @Nullable LocalDate calibrationEnd;

    @Option(
            names = "--holdout-end",
            paramLabel = "DATE",
            description = "Compares the orders foretold from --calibration-end to this day with those placed.")
    private @Nullable LocalDate holdoutEnd;

    @Option(names = "--model", paramLabel = "NAME", description = "Purchase model: mbg-nbd, the only one yet.")
    private String model = "mbg-nbd";

    @Mixin
    private ValueConvention convention = new ValueConvention();

    @Option(
            names = "--zero-orders",
            paramLabel = "MEANING",
            description = "Orders of amount 0: count (they are purchases, as in the published references) or leave-out."
                    + " Default: count.")
    private String zeroOrders = "count";

    @Option(
            names = "--customers",
            paramLabel = "FILE",
            description =
                    "Writes a CSV file with a row for each customer: history, P(alive), expected orders and value.")
    private @Nullable Path customers;

    @Option(
            names = "--json",
            description = "Prints one JSON document, full precision. It holds the value if --convention is given.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!model.equals("mbg-nbd")) {
            throw new WrongUse("--model must be mbg-nbd, but was " + model);
        }
        if (!zeroOrders.equals("count") && !zeroOrders.equals("leave-out")) {
            throw new WrongUse("--zero-orders must be count or leave-out, but was " + zeroOrders);
        }
        OrdersFile file = new OrdersFile(orders, customer, time, amount, zeroOrders.equals("count"));
        ClvAnalysis analysis = ClvAnalysis.of(file.read(), amount != null, unit, calibrationEnd, holdoutEnd);
        ResidualValue value = value(analysis, convention.discounting(unit));
        if (customers != null) {
            CustomerValuesFile.write(customers, analysis, value);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonLines.line(ClvDocument.of(analysis, convention.isGiven() ? value : null)));
        } else {
            new ClvSummary(analysis, value).lines().forEach(out::println);
        }
        return 0;
    }

    private static @Nullable ResidualValue value(ClvAnalysis analysis, Discounting discounting) {
        Fit<GammaGamma> spend = analysis.spend();
        return analysis.purchases().model() == null || spend == null || spend.model() == null
                ? null
                : new ResidualValue(analysis.purchases(), spend, analysis.unit(), discounting);
    }
}
