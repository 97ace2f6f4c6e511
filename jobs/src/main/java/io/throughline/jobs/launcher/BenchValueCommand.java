package io.throughline.jobs.launcher;

import com.sun.management.OperatingSystemMXBean;
import io.throughline.jobs.bench.AttributionCases;
import io.throughline.jobs.bench.PurchaseCases;
import io.throughline.jobs.bench.ValueCase;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The value models, case by case. */
@Command(
        name = "value",
        mixinStandardHelpOptions = true,
        header = "Measures the value models on synthetic data of published sizes and of millions.",
        description = {
            "",
            "Each case makes its data, works on them twice to warm up, then so many rounds that count; what is printed is",
            "the median. CPU is that of the whole process, garbage collection included.",
            ""
        },
        footer = {"", "Example:", "  throughline bench value --only fit --rounds 5"})
final class BenchValueCommand implements Callable<Integer> {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final int WARM_UPS = 2;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds that count. Default: ${DEFAULT-VALUE}.")
    private int rounds = 5;

    @Option(names = "--only", paramLabel = "TEXT", description = "Only cases with this text in their title.")
    private String only = "";

    @Option(names = "--json", description = "Prints one JSON object for each figure.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Kept, so that no work can be left out. */
    private volatile Object result = "";

    @Override
    public Integer call() {
        if (rounds < 1) {
            throw new WrongUse("--rounds must be 1 or more, but was " + rounds);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            out.printf("%-52s %10s %10s %10s%n", "", "wall", "CPU", "goal");
        }
        cases().filter(each -> each.title().toLowerCase(Locale.ROOT).contains(only.toLowerCase(Locale.ROOT)))
                .forEach(each -> measure(each, out));
        return 0;
    }

    private static Stream<ValueCase> cases() {
        return Stream.of(PurchaseCases.all(), AttributionCases.all()).flatMap(List::stream);
    }

    private void measure(ValueCase each, PrintWriter out) {
        Supplier<Object> work = each.prepare().get();
        double[] wall = new double[rounds];
        double[] cpu = new double[rounds];
        for (int round = -WARM_UPS; round < rounds; round++) {
            long wallFrom = System.nanoTime();
            long cpuFrom = SYSTEM.getProcessCpuTime();
            result = work.get();
            if (round >= 0) {
                cpu[round] = (SYSTEM.getProcessCpuTime() - cpuFrom) / 1e9;
                wall[round] = (System.nanoTime() - wallFrom) / 1e9;
            }
        }
        if (json) {
            Map<String, Object> figure = new LinkedHashMap<>();
            figure.put("bench", "value");
            figure.put("case", each.title());
            figure.put("value", median(wall));
            figure.put("unit", "s");
            figure.put("cpu", median(cpu));
            figure.put("goal", each.goalSeconds());
            out.println(JsonLines.line(figure));
        } else {
            out.printf(
                    Locale.ROOT,
                    "%-52s %8.3f s %8.3f s %8.3f s%n",
                    each.title(),
                    median(wall),
                    median(cpu),
                    each.goalSeconds());
        }
        out.flush();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
