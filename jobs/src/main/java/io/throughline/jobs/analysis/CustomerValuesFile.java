package io.throughline.jobs.analysis;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.throughline.value.fitting.Estimate;
import io.throughline.value.fitting.Fit;
import io.throughline.value.purchases.ExpectedOrders;
import io.throughline.value.purchases.GammaGamma;
import io.throughline.value.purchases.NextOrder;
import io.throughline.value.purchases.Predictions;
import io.throughline.value.purchases.PurchaseFamily;
import io.throughline.value.purchases.PurchaseHistory;
import io.throughline.value.purchases.PurchaseModel;
import io.throughline.value.purchases.ResidualValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with a row for each customer; cells stay empty where there is no model. First what the chosen model says, then
 * each fitted model's {@code p_alive} and {@code cet}, its expected orders in the hold-out or, without one, in twelve months.
 */
public final class CustomerValuesFile {

    private static final double YEAR_DAYS = 365.25;

    private final ClvAnalysis analysis;
    private final @Nullable ResidualValue value;
    private final @Nullable Predictions predictions;
    private final Map<PurchaseFamily, ExpectedOrders> orders = new EnumMap<>(PurchaseFamily.class);

    private CustomerValuesFile(ClvAnalysis analysis, @Nullable ResidualValue value) {
        this.analysis = analysis;
        this.value = value;
        Fit<PurchaseModel> fit = analysis.purchases();
        this.predictions = fit.model() == null
                ? null
                : new Predictions(fit, analysis.unit().of(YEAR_DAYS));
        double horizon = analysis.holdout() == null
                ? analysis.unit().of(YEAR_DAYS)
                : analysis.holdout().units();
        ClvAnalysis.known(analysis.fits())
                .forEach((family, model) -> orders.put(family, new ExpectedOrders(model, horizon)));
    }

    /**
     * Writes the file, in order of customer ids.
     *
     * @param value null without a spend model
     * @throws UncheckedIOException if it cannot be written
     */
    public static void write(Path file, ClvAnalysis analysis, @Nullable ResidualValue value) {
        new CustomerValuesFile(analysis, value).write(file);
    }

    private void write(Path file) {
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true);
        row(analysis.customers().get(0)).keySet().forEach(schema::addColumn);
        CsvMapper csv = new CsvMapper();
        csv.enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING);
        try (SequenceWriter rows =
                csv.writer(schema.build()).writeValues(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            for (Customer customer : analysis.customers()) {
                rows.write(row(customer).values());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private Map<String, @Nullable Object> row(Customer customer) {
        PurchaseHistory history = customer.history();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("customer_id", customer.id());
        row.put("x", history.repeats());
        row.put("t_x", history.recency());
        row.put("T", history.age());
        row.put("m_x", history.meanRepeatSpend());
        if (predictions == null) {
            return row;
        }
        PurchaseModel model = analysis.purchases().orThrow();
        double year = analysis.unit().of(YEAR_DAYS);
        put(row, "p_alive", "p_alive", predictions.alive(history));
        row.put("p_alive_12_months", model.probabilityAlive(history, year));
        row.put("p_order_12_months", model.probabilityOfOrder(history, year));
        put(row, "expected_orders_12_months", "expected_orders", predictions.orders(history));
        row.put(
                "next_order_median_days",
                NextOrder.within(model, history, 0.5).stream()
                        .boxed()
                        .findFirst()
                        .map(units -> units * analysis.unit().days())
                        .orElse(null));
        if (value != null) {
            put(row, "residual_value_12_months", "residual_value", value.estimate(history));
        }
        orders.forEach((family, ahead) -> {
            String key = ClvDocument.key(family);
            row.put("p_alive_" + key, ahead.model().probabilityAlive(history));
            row.put("cet_" + key, ahead.of(history));
        });
        GammaGamma spend = analysis.spend() == null ? null : analysis.spend().model();
        if (spend != null) {
            row.put("expected_spend_gg", spend.expectedSpend(history));
        }
        if (value != null) {
            row.put(value.convention(), value.expected(history));
        }
        return row;
    }

    private static void put(Map<String, @Nullable Object> row, String name, String ends, Estimate estimate) {
        row.put(name, estimate.value());
        row.put(ends + "_low", estimate.low());
        row.put(ends + "_high", estimate.high());
    }
}
