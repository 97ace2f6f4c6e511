package io.throughline.jobs.launcher;

import io.throughline.jobs.deployment.Deployment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a run keeps below {@code --out}. Keys stay over runs: what they encrypted must remain readable. */
final class OutputFolder {

    private static final List<String> MADE_BY_RUNS = List.of(
            "warehouse", "export", "state.db", "state.db-wal", "state.db-shm", "report.html", "summary.json", "lines");

    private final Path folder;

    OutputFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder and takes away what an earlier run left in it, unless that is to be kept.
     *
     * @param append keep and add to it
     */
    void prepare(Deployment deployment, boolean append, PrintWriter err) {
        try {
            create();
            if (!append && holdsWarehouseOf(deployment)) {
                List<Path> old = MADE_BY_RUNS.stream()
                        .map(folder::resolve)
                        .filter(Files::exists)
                        .toList();
                for (Path each : old) {
                    delete(each);
                }
                if (!old.isEmpty()) {
                    err.println("Replacing what an earlier run left in " + folder + " (--append keeps it).");
                }
            }
            delete(lines());
        } catch (IOException e) {
            throw new WrongUse("the output folder " + folder + " cannot be written: " + e.getMessage());
        }
    }

    /** Makes the folder if it is not there. */
    void create() throws IOException {
        Files.createDirectories(folder);
    }

    /** Where a run puts its results as lines until they are printed. */
    Path lines() {
        return folder.resolve("lines");
    }

    /** Prints the lines that a finished run left, and takes them away. */
    void printLines(PrintWriter out) {
        try {
            if (Files.isDirectory(lines())) {
                try (Stream<Path> files = Files.walk(lines())) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        try (Stream<String> all = Files.lines(file)) {
                            all.forEachOrdered(out::println);
                        }
                    }
                }
                out.flush();
                delete(lines());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the results in " + lines(), e);
        }
    }

    /** Says what to do where this folder should hold a warehouse and does not. */
    void needWarehouse(Deployment deployment) {
        if (holdsWarehouseOf(deployment) && !Files.isDirectory(folder.resolve("warehouse"))) {
            throw new WrongUse("there is no lakehouse in " + folder + " yet: run throughline ingest or friction first,"
                    + " or name the folder of a run by --out");
        }
    }

    private boolean holdsWarehouseOf(Deployment deployment) {
        return Path.of(deployment.lakehouse().warehouse()).startsWith(folder);
    }

    /** Takes away a file, or a folder with all in it. */
    static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> below = Files.walk(path)) {
                for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
