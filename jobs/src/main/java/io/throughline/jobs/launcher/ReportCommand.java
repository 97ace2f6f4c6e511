package io.throughline.jobs.launcher;

import io.throughline.connectors.lakehouse.Lakehouse;
import io.throughline.jobs.deployment.Deployment;
import io.throughline.jobs.report.FrictionReport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The report of a lakehouse, anew. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        header = "Writes the HTML report of a lakehouse: one file, no network, no scripts.",
        footer = {"", "Example:", "  throughline report --out throughline-out"})
final class ReportCommand implements Callable<Integer> {

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Deployment deployment = configuration.deployment(List.of());
        new OutputFolder(configuration.out()).needWarehouse(deployment);
        Path file = configuration.out().resolve("report.html");
        try (Lakehouse lakehouse = Lakehouse.open(deployment.lakehouse())) {
            FrictionReport.of(lakehouse).write(file);
        }
        spec.commandLine().getOut().println(file);
        return 0;
    }
}
