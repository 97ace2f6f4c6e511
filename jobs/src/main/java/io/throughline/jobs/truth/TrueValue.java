package io.throughline.jobs.truth;

import io.throughline.connectors.files.CsvFile;
import io.throughline.value.quality.Gini;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How well predicted value ranks what customers truly spent in the year after. */
public final class TrueValue {

    private TrueValue() {}

    /**
     * The ranking's Gini coefficient beside the best attainable; empty if nobody spent anything.
     *
     * @param truth folder of the company's truth
     * @param values rows of {@code customer_value} of one run
     */
    public static Optional<Gini> gini(Path truth, List<Map<String, @Nullable Object>> values) {
        Map<String, Double> spent = new HashMap<>();
        CsvFile.read(
                truth.resolve("customers.csv"),
                List.of("customer_id", "revenue_365d"),
                row -> spent.put(row.needed("customer_id"), row.number("revenue_365d")));
        return Gini.of(values.stream()
                .filter(row -> spent.containsKey(String.valueOf(row.get("customer_id"))))
                .map(row -> new Gini.Ranked(
                        ((Number) Objects.requireNonNull(row.get("clv_12m"))).doubleValue(),
                        Objects.requireNonNull(spent.get(String.valueOf(row.get("customer_id"))))))
                .toList());
    }
}
