package io.throughline.jobs.launcher;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.throughline.jobs.bench.EngineCase;
import io.throughline.jobs.bench.EngineRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The engine beside Flink's own operators. */
@Command(
        name = "engine",
        mixinStandardHelpOptions = true,
        header = "Measures the pattern engine beside Flink's own operators and beside keyBy + count.",
        description = {
            "",
            "All read the same synthetic events and look for the same synthetic patterns, in one subtask of this",
            "process, with state on the heap and in RocksDB. The cases take turns; what is printed is the median of",
            "the rounds, after one that only warms up. CPU is that of the whole process, by the difference of a long",
            "and a short run, so that what a job costs to start is not counted. Flink's operators read fewer events;",
            "where their matches are compared, the engine reads as few.",
            ""
        },
        footer = {"", "Example:", "  throughline bench engine --rounds 5"})
final class BenchEngineCommand implements Callable<Integer> {

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "Events that a run of the engine reads. Default: ${DEFAULT-VALUE}.")
    private long events = 400_000;

    @Option(names = "--profiles", paramLabel = "N", description = "Profiles that act. Default: ${DEFAULT-VALUE}.")
    private int profiles = 50;

    @Option(
            names = "--patterns",
            paramLabel = "N",
            description = "Patterns; the engine runs twice as many too. Default: ${DEFAULT-VALUE}.")
    private int patterns = 24;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds that count. Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Option(names = "--json", description = "Prints one JSON object for each figure.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** How much fewer events than the engine a case reads, because it takes so much longer. */
    private static long share(EngineCase engine, String backend) {
        boolean heap = backend.equals("hashmap");
        return switch (engine) {
            case COUNT, ENGINE -> heap ? 1 : 2;
            case PREFILTERED -> heap ? 20 : 100;
            case STOCK -> heap ? 50 : 250;
        };
    }

    private interface Run {
        EngineRun of(long events);
    }

    private record Case(String title, Run run, long events, String against) {}

    @Override
    public Integer call() throws Exception {
        List<Case> cases = cases();
        Map<String, List<Double>> micros = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (Case one : cases) {
                double measured = measure(one);
                if (round > 0) {
                    micros.computeIfAbsent(one.title(), key -> new ArrayList<>())
                            .add(measured);
                }
                spec.commandLine()
                        .getErr()
                        .printf(
                                Locale.ROOT,
                                "  %s %-40s %9.2f µs of CPU an event%n",
                                round == 0 ? "warm-up" : "round " + round,
                                one.title(),
                                measured);
            }
        }
        compareMatches();
        print(cases, micros);
        return 0;
    }

    private List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (String backend : List.of("hashmap", "rocksdb")) {
            String state = backend.equals("hashmap") ? "heap" : "RocksDB";
            for (EngineCase engine : EngineCase.values()) {
                cases.add(new Case(
                        title(engine, patterns, state),
                        size -> EngineRun.usual(engine, backend, patterns, profiles, size),
                        events / share(engine, backend),
                        title(EngineCase.ENGINE, patterns, state)));
            }
            cases.add(new Case(
                    title(EngineCase.ENGINE, 2 * patterns, state),
                    size -> EngineRun.usual(EngineCase.ENGINE, backend, 2 * patterns, profiles, size),
                    events / share(EngineCase.ENGINE, backend),
                    title(EngineCase.ENGINE, patterns, state)));
        }
        for (int open : new int[] {1, 10, 100, 1_000}) {
            String title = open + " partial matches of one profile, engine, heap";
            cases.add(
                    new Case(title, size -> EngineRun.hotKey(EngineCase.ENGINE, "hashmap", open, size), events, title));
        }
        return cases;
    }

    private static String title(EngineCase engine, int patterns, String state) {
        return engine == EngineCase.COUNT
                ? engine.title() + ", " + state
                : patterns + " patterns, " + engine.title() + ", " + state;
    }

    /** Microseconds of CPU for an event, those of a whole run less those of a run of a fifth. */
    private static double measure(Case one) throws Exception {
        long small = cpu(one.run().of(one.events() / 5));
        long large = cpu(one.run().of(one.events()));
        return (large - small) / 1e3 / (one.events() - one.events() / 5);
    }

    private static long cpu(EngineRun run) throws Exception {
        System.gc();
        long before = SYSTEM.getProcessCpuTime();
        run.start().getJobExecutionResult().get();
        return SYSTEM.getProcessCpuTime() - before;
    }

    private void compareMatches() throws Exception {
        long few = events / share(EngineCase.STOCK, "rocksdb");
        Map<String, String> found = new LinkedHashMap<>();
        for (EngineCase engine : List.of(EngineCase.ENGINE, EngineCase.PREFILTERED, EngineCase.STOCK)) {
            found.put(
                    engine.title(),
                    EngineRun.matches(EngineRun.usual(engine, "hashmap", patterns, profiles, few)
                            .start()
                            .getJobExecutionResult()
                            .get()));
        }
        spec.commandLine().getErr().printf("  matches in %,d events: %s%n", few, found);
        if (found.values().stream().distinct().count() != 1) {
            throw new IllegalStateException("the cases found different matches: " + found);
        }
    }

    private void print(List<Case> cases, Map<String, List<Double>> micros) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            out.printf("%,d events, %,d profiles, median of %d rounds%n%n", events, profiles, rounds);
            out.printf("%-50s %12s %12s%n", "", "µs/event", "× engine");
        }
        for (Case one : cases) {
            double value = median(micros, one.title());
            double ratio = value / median(micros, one.against());
            if (json) {
                Map<String, Object> figure = new LinkedHashMap<>();
                figure.put("bench", "engine");
                figure.put("case", one.title());
                figure.put("value", value);
                figure.put("unit", "µs/event");
                figure.put("against", one.against());
                figure.put("ratio", ratio);
                out.println(new ObjectMapper().writeValueAsString(figure));
            } else {
                out.printf(Locale.ROOT, "%-50s %12.2f %12.2f%n", one.title(), value, ratio);
            }
        }
        out.flush();
    }

    private static double median(Map<String, List<Double>> micros, String title) {
        List<Double> sorted =
                requireNonNull(micros.get(title), title).stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }
}
