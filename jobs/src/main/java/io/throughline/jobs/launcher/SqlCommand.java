package io.throughline.jobs.launcher;

import io.throughline.connectors.lakehouse.SqlQuery;
import io.throughline.jobs.deployment.Deployment;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Flink SQL over the lakehouse. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        header = "Asks the lakehouse a question in SQL.",
        description = {
            "",
            "Flink SQL over the tables of the lakehouse: events, friction, customer_value and so on.",
            "Times are UTC. What the columns mean stands in docs/tables.md.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  throughline sql \"SELECT pattern, step, count(*) AS matches FROM friction GROUP BY pattern, step\"",
            "  throughline sql --csv \"SELECT * FROM channel_switches\" > switches.csv"
        })
final class SqlCommand implements Callable<Integer> {

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Parameters(paramLabel = "SELECT", description = "One query.")
    private String select = "";

    @ArgGroup
    private Shape shape = new Shape();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** How rows are printed. */
    static final class Shape {
        @Option(names = "--csv", description = "Prints CSV in place of a table.")
        private boolean csv;

        @Option(names = "--json", description = "Prints one JSON object for each row.")
        private boolean json;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Deployment deployment = configuration.deployment(List.of());
        new OutputFolder(configuration.out()).needWarehouse(deployment);
        long rows;
        try (SqlQuery query = query(deployment)) {
            ResultPrinter printer = new ResultPrinter(out);
            if (shape.csv) {
                rows = printer.csv(query.columns(), query.rows());
            } else if (shape.json) {
                rows = printer.json(query.columns(), query.rows());
            } else {
                rows = printer.table(query.columns(), query.rows());
            }
        }
        out.flush();
        spec.commandLine().getErr().println(Numbers.count(rows, "row"));
        return 0;
    }

    private SqlQuery query(Deployment deployment) {
        try {
            return SqlQuery.run(deployment.lakehouse(), QueryText.quoted(select));
        } catch (IllegalArgumentException refused) {
            throw new WrongUse(QueryText.reason(String.valueOf(refused.getMessage())));
        }
    }
}
