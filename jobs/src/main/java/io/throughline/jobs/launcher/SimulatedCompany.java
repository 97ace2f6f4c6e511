package io.throughline.jobs.launcher;

import io.throughline.simulator.Company;
import io.throughline.simulator.Simulation;
import io.throughline.simulator.SourceCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A synthetic company on disk.
 *
 * @param folder what its systems sent, what they know besides, and its configuration
 * @param counts what each source sent
 */
record SimulatedCompany(Company company, Path folder, List<SourceCounts> counts) {

    /** Simulates it, without its truth; what {@code folder} holds of an earlier one is replaced. */
    static SimulatedCompany make(Company company, Path folder) throws IOException {
        return new SimulatedCompany(company, folder, new Simulation(company, folder).writeEvents());
    }

    Path configuration() {
        return folder.resolve("throughline.yaml");
    }

    /** Where the truth lies, once it is written. */
    Path truth() {
        return folder.resolve("truth");
    }

    /** Writes the truth beside the events. */
    void writeTruth() {
        try {
            new Simulation(company, folder).writeTruth();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the truth to " + truth(), failed);
        }
    }

    /** Raw records of all sources. */
    long records() {
        return counts.stream().mapToLong(SourceCounts::records).sum();
    }
}
