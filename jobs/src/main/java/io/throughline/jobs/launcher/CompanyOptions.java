package io.throughline.jobs.launcher;

import io.throughline.simulator.Company;
import java.util.Objects;
import picocli.CommandLine.Option;

/** Which synthetic company. */
final class CompanyOptions {

    @Option(
            names = "--customers",
            paramLabel = "N",
            description = "People who buy there in the end. Default: ${DEFAULT-VALUE}.")
    private int customers = 2_000;

    @Option(names = "--days", paramLabel = "D", description = "Days of data, 200 to 1000. Default: ${DEFAULT-VALUE}.")
    private int days = 270;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Another seed, another company; the same, the same. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    /** @throws WrongUse if there is no such company */
    Company company(double hiddenConfounding) {
        try {
            return new Company(customers, days, seed, hiddenConfounding);
        } catch (IllegalArgumentException impossible) {
            throw new WrongUse(Objects.requireNonNullElse(impossible.getMessage(), "no such company"));
        }
    }
}
