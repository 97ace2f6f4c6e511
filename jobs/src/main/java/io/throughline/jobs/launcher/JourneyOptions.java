package io.throughline.jobs.launcher;

import io.throughline.jobs.analysis.SpendFile;
import io.throughline.jobs.analysis.TouchFiles;
import io.throughline.value.attribution.Journey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Touches, customers and spend as files, and the names of their columns. */
final class JourneyOptions {

    @Option(
            names = "--touches",
            paramLabel = "FILE",
            description = "CSV file, one touch a row; with --conversions FILE, in place of --paths.")
    private @Nullable Path touches;

    @Option(
            names = "--customers",
            paramLabel = "FILE",
            description =
                    "With --touches: CSV file, one customer a row, with the residual value that goes to the path of the"
                            + " first conversion.")
    private @Nullable Path customers;

    @Option(
            names = "--spend",
            paramLabel = "FILE",
            description = "With --touches: CSV file with what was spent on channels; rows of one channel add up.")
    private @Nullable Path spend;

    @Option(
            names = "--lookback",
            paramLabel = "DAYS",
            description = "With --touches: how long before a conversion a touch counts, both ends included."
                    + " Default: ${DEFAULT-VALUE}.")
    private double lookback = 30;

    @Option(
            names = "--customer",
            paramLabel = "COL",
            description = "Column with the customer's id, in all files." + " Default: ${DEFAULT-VALUE}.")
    private String customer = "customer_id";

    @Option(
            names = "--touch-time",
            paramLabel = "COL",
            description =
                    "Column with the ISO time of the touch, UTC if" + " it has no offset. Default: ${DEFAULT-VALUE}.")
    private String touchTime = "touch_ts";

    @Option(
            names = "--touch-id",
            paramLabel = "COL",
            description = "Column that orders touches of one time; may be" + " missing. Default: ${DEFAULT-VALUE}.")
    private String touchId = "touch_id";

    @Option(
            names = "--channel",
            paramLabel = "COL",
            description = "Column with the channel, in touches and spend." + " Default: ${DEFAULT-VALUE}.")
    private String channel = "channel";

    @Option(
            names = "--campaign",
            paramLabel = "COL",
            description = "Column with the campaign; may be missing." + " Default: ${DEFAULT-VALUE}.")
    private String campaign = "campaign";

    @Option(
            names = "--conversion-time",
            paramLabel = "COL",
            description = "Column with the ISO time of the conversion." + " Default: ${DEFAULT-VALUE}.")
    private String conversionTime = "conversion_ts";

    @Option(
            names = "--conversion-id",
            paramLabel = "COL",
            description = "Column that orders conversions of one time;" + " may be missing. Default: ${DEFAULT-VALUE}.")
    private String conversionId = "conversion_id";

    @Option(
            names = "--revenue",
            paramLabel = "COL",
            description = "Column with the revenue of the conversion." + " Default: ${DEFAULT-VALUE}.")
    private String revenue = "revenue";

    @Option(
            names = "--residual-value",
            paramLabel = "COL",
            description = "Column with a customer's residual value." + " Default: ${DEFAULT-VALUE}.")
    private String residualValue = "residual_clv";

    @Option(
            names = "--spend-amount",
            paramLabel = "COL",
            description = "Column with the amount spent." + " Default: ${DEFAULT-VALUE}.")
    private String spendAmount = "spend";

    boolean isGiven() {
        return touches != null;
    }

    List<Journey> journeys(Path conversions) {
        if (touches == null) {
            throw new WrongUse("give --paths FILE, or --touches FILE with --conversions FILE");
        }
        if (!(lookback > 0 && lookback < 100_000)) {
            throw new WrongUse("--lookback must be above 0 and below 100000 days, but was " + lookback);
        }
        TouchFiles.Columns columns = new TouchFiles.Columns(
                customer, touchTime, touchId, channel, campaign, conversionTime, conversionId, revenue, residualValue);
        return new TouchFiles(touches, conversions, customers, columns)
                .read(Duration.ofMillis(Math.round(lookback * 86_400_000)));
    }

    Map<String, Double> spend() {
        return spend == null ? Map.of() : SpendFile.read(spend, channel, spendAmount);
    }
}
