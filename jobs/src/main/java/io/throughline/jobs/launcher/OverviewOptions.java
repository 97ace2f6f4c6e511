package io.throughline.jobs.launcher;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Tables that are made of touches and conversions. */
final class OverviewOptions {

    @Option(
            names = "--channel-overview",
            paramLabel = "FILE",
            description =
                    "With --touches: writes a CSV file, a row for each rule and channel: credits, spend, ROAS, CAC,"
                            + " LTV:CAC, payback.")
    private @Nullable Path channels;

    @Option(
            names = "--campaign-overview",
            paramLabel = "FILE",
            description = "With --touches: writes a CSV file, a row for each rule, channel and campaign.")
    private @Nullable Path campaigns;

    @Option(
            names = "--path-summary",
            paramLabel = "FILE",
            description = "With --touches: writes a CSV file, a row for each way that journeys took; --paths reads it.")
    private @Nullable Path pathSummary;

    @Option(
            names = "--paths-to-conversion",
            paramLabel = "FILE",
            description = "With --touches: writes a CSV file, a row for each conversion.")
    private @Nullable Path conversions;

    @Option(
            names = "--value-months",
            paramLabel = "N",
            description = "Months over which lifetime value comes in, for the payback. Default: ${DEFAULT-VALUE}.")
    private double valueMonths = 12;

    @Nullable
    Path channels() {
        return channels;
    }

    @Nullable
    Path campaigns() {
        return campaigns;
    }

    @Nullable
    Path pathSummary() {
        return pathSummary;
    }

    @Nullable
    Path conversions() {
        return conversions;
    }

    double valueMonths() {
        if (!(valueMonths > 0)) {
            throw new WrongUse("--value-months must be above 0, but was " + valueMonths);
        }
        return valueMonths;
    }
}
