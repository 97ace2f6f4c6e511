package io.throughline.jobs.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.jobs.bench.PipelineCase;
import io.throughline.jobs.configuration.ConfigurationFile;
import io.throughline.jobs.deployment.Deployment;
import io.throughline.simulator.Company;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The thin flows over a simulated company, stage by stage, beside keyBy and count. */
@Command(
        name = "pipeline",
        mixinStandardHelpOptions = true,
        header = "Measures the flows over the raw events of a simulated company, beside keyBy + count.",
        description = {
            "",
            "Every case reads the same raw files in one process, with checkpoints and state on the heap; each adds to the one",
            "before. The cases take turns; what is printed is the median over the rounds, after a first round that only",
            "warms up. CPU is that of the whole process; events per second and core follow from it.",
            ""
        },
        footer = {"", "Example:", "  throughline bench pipeline --events 1000000 --rounds 3"})
final class BenchPipelineCommand implements Callable<Integer> {

    private static final double EVENTS_PER_CUSTOMER = 152;
    private static final int DAYS = 270;

    @Option(names = "--events", paramLabel = "N", description = "Events to read, about. Default: ${DEFAULT-VALUE}.")
    private long events = 1_000_000;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds that count. Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of the company. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "DIR", description = "Working folder. Default: ./throughline-bench")
    private Path out = Path.of("throughline-bench");

    @Option(names = "--json", description = "Prints one JSON object for each figure.")
    private boolean json;

    private int runs;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Path folder = out.toAbsolutePath().normalize();
        int customers = (int) Math.max(1, Math.round(events / EVENTS_PER_CUSTOMER));
        SimulatedCompany company =
                SimulatedCompany.make(new Company(customers, DAYS, seed, 0), folder.resolve("company"));
        OutputFolder.delete(folder.resolve("runs"));
        Map<PipelineCase, List<Measurement>> measured = new EnumMap<>(PipelineCase.class);
        for (int round = 0; round <= rounds; round++) {
            for (PipelineCase pipeline : PipelineCase.values()) {
                Measurement measurement = measure(pipeline, company, folder);
                if (round > 0) {
                    measured.computeIfAbsent(pipeline, key -> new ArrayList<>()).add(measurement);
                }
                err.printf(
                        Locale.ROOT,
                        "  %s %-30s %6.1f s, %5.1f µs of CPU an event%n",
                        round == 0 ? "warm-up" : "round " + round,
                        pipeline.title(),
                        measurement.wallNanos() / 1e9,
                        measurement.cpuNanos() / 1e3 / company.records());
            }
        }
        print(measured, company.records());
        return 0;
    }

    private Measurement measure(PipelineCase pipeline, SimulatedCompany company, Path folder) throws Exception {
        // A folder each: the last job may still be clearing up its own.
        Path run = folder.resolve("runs").resolve(Integer.toString(++runs));
        Path checkpoints = Files.createDirectories(run.resolve("checkpoints"));
        Deployment deployment = new Deployment(
                ConfigurationFile.read(
                        company.configuration(),
                        List.of(
                                "checkpoints.interval=2s",
                                "checkpoints.directory="
                                        + InputOptions.quoted(
                                                checkpoints.toUri().toString())),
                        run),
                run.resolve("keys"));
        return Measurement.of(
                pipeline, deployment, checkpoints, company.company().endsAt().minusSeconds(60));
    }

    private void print(Map<PipelineCase, List<Measurement>> measured, long records) throws IOException {
        PrintWriter to = spec.commandLine().getOut();
        double count = median(measured, PipelineCase.COUNT, Measurement::cpuNanos);
        if (!json) {
            to.printf("%s events, median of %d rounds%n%n", Numbers.plain(records), rounds);
            to.printf("%-30s %14s %12s %9s %10s %10s%n", "", "events/s/core", "µs/event", "× count", "heap", "state");
        }
        for (PipelineCase pipeline : measured.keySet()) {
            double cpu = median(measured, pipeline, Measurement::cpuNanos);
            double heap = median(measured, pipeline, Measurement::heapBytes) / 1e6;
            double state = median(measured, pipeline, Measurement::stateBytes) / 1e6;
            if (json) {
                figure(to, pipeline.title(), records / (cpu / 1e9), "events/s/core", cpu / count);
                figure(to, pipeline.title() + ", CPU", cpu / 1e3 / records, "µs/event", cpu / count);
                figure(to, pipeline.title() + ", heap", heap, "MB", heap / heapOfCount(measured));
                figure(to, pipeline.title() + ", state", state, "MB", Double.NaN);
            } else {
                to.printf(
                        Locale.ROOT,
                        "%-30s %,14.0f %12.1f %9.2f %7.0f MB %7.1f MB%n",
                        pipeline.title(),
                        records / (cpu / 1e9),
                        cpu / 1e3 / records,
                        cpu / count,
                        heap,
                        state);
            }
        }
        to.flush();
    }

    private static double heapOfCount(Map<PipelineCase, List<Measurement>> measured) {
        return median(measured, PipelineCase.COUNT, Measurement::heapBytes) / 1e6;
    }

    private static void figure(PrintWriter to, String title, double value, String unit, double ratio)
            throws IOException {
        Map<String, Object> figure = new LinkedHashMap<>();
        figure.put("bench", "pipeline");
        figure.put("case", title);
        figure.put("value", value);
        figure.put("unit", unit);
        if (Double.isFinite(ratio)) {
            figure.put("against", PipelineCase.COUNT.title());
            figure.put("ratio", ratio);
        }
        to.println(new ObjectMapper().writeValueAsString(figure));
    }

    private static double median(
            Map<PipelineCase, List<Measurement>> measured, PipelineCase pipeline, ToDoubleFunction<Measurement> of) {
        double[] values = measured.getOrDefault(pipeline, List.of()).stream()
                .mapToDouble(of)
                .sorted()
                .toArray();
        return values.length == 0
                ? Double.NaN
                : Arrays.stream(values, (values.length - 1) / 2, values.length / 2 + 1)
                        .average()
                        .orElse(Double.NaN);
    }
}
