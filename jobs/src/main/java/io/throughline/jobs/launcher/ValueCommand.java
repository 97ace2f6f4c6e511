package io.throughline.jobs.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What customers are worth and what earned them. */
@Command(
        name = "value",
        mixinStandardHelpOptions = true,
        header = "Says what customers are worth, and which channels earned them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ValueRunCommand.class,
            ValueClvCommand.class,
            ValueAttributionCommand.class,
            ValueChurnCommand.class,
            ValueDriversCommand.class,
            ValueExperimentCommand.class,
            ValueSurvivalCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  throughline value run --out throughline-out",
            "  throughline value clv --orders orders.csv --customer customer_id --time ordered_at --amount total",
            "  throughline value attribution --paths paths.csv",
            "  throughline value churn --input customers.csv --label Churn --id customerID",
            "  throughline value drivers --input customers.csv",
            "  throughline value experiment --input units.csv --arm arm --metric spend",
            "  throughline value survival --input customers.csv --duration tenure --event churned"
        })
final class ValueCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "say what to do: " + String.join(", ", spec.subcommands().keySet()));
    }
}
