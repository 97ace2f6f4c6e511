package io.throughline.jobs.analysis;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.throughline.value.fitting.Estimate;
import io.throughline.value.purchases.MbgNbd;
import io.throughline.value.purchases.PurchaseHistory;
import io.throughline.value.purchases.ResidualValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A CSV file with a row for each customer; cells stay empty where there is no model. */
public final class CustomerValuesFile {

    private static final List<String> COLUMNS = List.of(
            "customer_id",
            "x",
            "t_x",
            "T",
            "m_x",
            "p_alive",
            "expected_orders_12_months",
            "residual_value_12_months",
            "residual_value_low",
            "residual_value_high");

    private CustomerValuesFile() {}

    /**
     * Writes the file, in order of customer ids.
     *
     * @param value of twelve months, null without a spend model
     * @throws UncheckedIOException if it cannot be written
     */
    public static void write(Path file, ClvAnalysis analysis, @Nullable ResidualValue value) {
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true);
        COLUMNS.forEach(schema::addColumn);
        CsvMapper csv = new CsvMapper();
        csv.enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING);
        try (SequenceWriter rows =
                csv.writer(schema.build()).writeValues(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            for (Map.Entry<String, PurchaseHistory> customer :
                    analysis.histories().entrySet()) {
                rows.write(row(customer.getKey(), customer.getValue(), analysis, value));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static List<@Nullable Object> row(
            String id, PurchaseHistory history, ClvAnalysis analysis, @Nullable ResidualValue value) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(id);
        row.add(history.repeats());
        row.add(history.recency());
        row.add(history.age());
        row.add(history.meanRepeatSpend());
        MbgNbd model = analysis.purchases().model();
        if (model != null) {
            row.add(model.probabilityAlive(history));
            row.add(model.expectedOrders(history, analysis.unit().of(365.25)));
        }
        if (model != null && value != null) {
            Estimate estimate = value.estimate(history);
            row.add(estimate.value());
            row.add(estimate.low());
            row.add(estimate.high());
        }
        row.addAll(Collections.nCopies(COLUMNS.size() - row.size(), null));
        return row;
    }
}
