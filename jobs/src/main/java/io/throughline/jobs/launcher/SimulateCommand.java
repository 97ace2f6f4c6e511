package io.throughline.jobs.launcher;

import io.throughline.simulator.Simulation;
import io.throughline.simulator.SourceCounts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A synthetic company, with its truth. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        header = "Writes a synthetic company: the raw events of all its channels, and the truth beside them.",
        description = {
            "",
            "A retailer with memberships, in the time zone Europe/Berlin, whose data ends on Friday 2025-11-28. Below"
                    + " --out: throughline.yaml (reads it all), raw/ (one file per source, in order of arrival),"
                    + " reference/ (customers, products, spend, exchange rates), truth/ (what no company knows:"
                    + " who left, what each friction and channel does, when the incidents were). The same seed gives"
                    + " the same bytes. docs/simulator.md says how it works.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  throughline simulate --out company && throughline friction --config company/throughline.yaml"
        })
final class SimulateCommand implements Callable<Integer> {

    @Mixin
    private CompanyOptions options = new CompanyOptions();

    @Option(
            names = "--hidden-confounding",
            paramLabel = "SHARE",
            description = "0 to 1: how far friction prefers those who leave anyway, unseen in the data. Default: 0.")
    private double hiddenConfounding;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of the company. Default: ./throughline-company")
    private Path out = Path.of("throughline-company");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Simulation simulation = new Simulation(options.company(hiddenConfounding), out);
        long start = System.nanoTime();
        List<SourceCounts> counts = simulation.writeEvents();
        long written = System.nanoTime();
        long records = counts.stream().mapToLong(SourceCounts::records).sum();
        err.println("Events      " + Numbers.count(records, "record") + " in " + Numbers.seconds(written - start) + ", "
                + Numbers.plain((long) (records / ((written - start) / 1e9))) + " a second");
        for (SourceCounts each : counts) {
            err.println("  " + each.source() + ": " + Numbers.count(each.events(), "event") + ", "
                    + Numbers.count(each.duplicates(), "duplicate") + ", " + Numbers.plain(each.broken()) + " broken");
        }
        simulation.writeTruth();
        err.println("Truth       " + out.resolve("truth") + " in " + Numbers.seconds(System.nanoTime() - written));
        err.println("Next        throughline friction --config " + out.resolve("throughline.yaml"));
        return 0;
    }
}
