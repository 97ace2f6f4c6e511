package io.throughline.jobs.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.connectors.lakehouse.DuckDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration again and again: one seed, one set of tables, whatever became of the run before. */
@Tag("proofs")
class DemoRepeatsTest {

    private static final int KILLS = Integer.getInteger("throughline.proofs.demo-kills", 5);
    private static final long LONGEST_MILLIS = Long.getLong("throughline.proofs.demo-millis", 60_000);

    /** Iceberg draws the ids of its snapshots, and deliveries happen in the wall's time. */
    private static final Map<String, List<String>> NOT_OF_THE_DATA = Map.of(
            "runs", List.of("snapshots", "input_snapshots"),
            "webhook_deliveries", List.of("attempted_at", "duration_ms"));

    @TempDir
    private Path folder;

    @Test
    void aRunThatWasKilledManyTimesEndsWithTheTablesOfOneThatWasNot() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Path whole = folder.resolve("whole");
        Path killed = folder.resolve("killed");
        assertThat(demo(whole).waitFor()).isZero();

        for (int i = 0; i < KILLS; i++) {
            Process process = demo(killed);
            long after = random.nextLong(LONGEST_MILLIS);
            boolean over = process.waitFor(after, TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            System.out.printf("seed %d: killed after %d ms%s%n", seed, after, over ? ", when it was over" : "");
        }
        assertThat(demo(killed).waitFor()).isZero();

        Map<String, Long> same = new TreeMap<>();
        for (Path table : tables(whole)) {
            String name = table.getFileName().toString().replace(".parquet", "");
            String one = select(name, table);
            String other = select(name, killed.resolve("export").resolve(table.getFileName()));
            same.put(name, count("SELECT * FROM (" + one + ")"));
            assertThat(count("(" + one + " EXCEPT ALL " + other + ") UNION ALL (" + other + " EXCEPT ALL " + one + ")"))
                    .as("rows of %s that only one run has; seed %d", name, seed)
                    .isZero();
        }
        System.out.println("equal rows: " + same);
        assertThat(tables(killed)).hasSameSizeAs(tables(whole));
    }

    private static String select(String table, Path file) {
        List<String> left = NOT_OF_THE_DATA.getOrDefault(table, List.of());
        String columns = left.isEmpty() ? "*" : "* EXCLUDE (" + String.join(", ", left) + ")";
        return "SELECT " + columns + " FROM " + DuckDb.file(file);
    }

    private static long count(String select) {
        return Long.parseLong(
                DuckDb.rows("SELECT count(*) FROM (" + select + ")").get(0).get(0));
    }

    private static List<Path> tables(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out.resolve("export"))) {
            return files.sorted().collect(Collectors.toList());
        }
    }

    private Process demo(Path out) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-Duser.timezone=UTC",
                "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(Throughline.class.getName());
        command.addAll(List.of("demo", "--customers", "60", "--days", "200", "--hours-a-second", "24", "--out"));
        command.add(out.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("demo.log").toFile()))
                .start();
    }
}
