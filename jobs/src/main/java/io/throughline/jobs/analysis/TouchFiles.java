package io.throughline.jobs.analysis;

import io.throughline.connectors.files.CsvFile;
import io.throughline.connectors.files.CsvRow;
import io.throughline.value.attribution.Conversion;
import io.throughline.value.attribution.Journey;
import io.throughline.value.attribution.Journeys;
import io.throughline.value.attribution.Touch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * CSV files with touches, conversions and what customers are worth, one each row.
 *
 * @param touches columns customer, time and channel; those of id and campaign may be missing
 * @param conversions columns customer, time and revenue; that of the id may be missing
 * @param customers columns customer and residual value, null if that is of no interest
 * @param columns by what they hold, for all files
 */
public record TouchFiles(
        Path touches, Path conversions, @Nullable Path customers, Columns columns) {

    /** Names of columns. */
    public record Columns(
            String customer,
            String touchTime,
            String touchId,
            String channel,
            String campaign,
            String conversionTime,
            String conversionId,
            String revenue,
            String residualValue) {}

    /** The journeys, a touch counting for {@code lookback} before a conversion. */
    public List<Journey> read(Duration lookback) {
        List<Touch> touched = new ArrayList<>();
        CsvFile.read(
                touches,
                List.of(columns.customer(), columns.touchTime(), columns.channel()),
                row -> touched.add(new Touch(
                        row.needed(columns.customer()),
                        row.text(columns.touchId()),
                        row.instant(columns.touchTime()),
                        row.needed(columns.channel()),
                        row.text(columns.campaign()).isEmpty() ? Touch.NO_CAMPAIGN : row.text(columns.campaign()))));
        List<Conversion> converted = new ArrayList<>();
        CsvFile.read(
                conversions,
                List.of(columns.customer(), columns.conversionTime(), columns.revenue()),
                row -> converted.add(new Conversion(
                        row.needed(columns.customer()),
                        row.text(columns.conversionId()),
                        row.instant(columns.conversionTime()),
                        row.amount(columns.revenue()))));
        if (converted.isEmpty()) {
            throw new IllegalArgumentException(conversions + " holds no conversion: nothing to attribute");
        }
        return Journeys.of(touched, converted, lookback, residualValues());
    }

    private Map<String, Double> residualValues() {
        Map<String, Double> values = new HashMap<>();
        if (customers != null) {
            CsvFile.read(customers, List.of(columns.customer(), columns.residualValue()), row -> add(values, row));
        }
        return values;
    }

    private void add(Map<String, Double> values, CsvRow row) {
        if (values.put(row.needed(columns.customer()), row.amount(columns.residualValue())) != null) {
            throw row.bad(columns.customer(), "a customer that no row before has");
        }
    }
}
