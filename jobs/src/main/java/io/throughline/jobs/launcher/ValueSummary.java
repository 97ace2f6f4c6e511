package io.throughline.jobs.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.domain.table.Rollup;
import io.throughline.jobs.value.ValueRun;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a value run found, for people.
 *
 * @param outcome of the run
 */
record ValueSummary(ValueRun.Outcome outcome) {

    void say(PrintWriter err, long nanos, Path out) {
        err.println("Run         " + outcome.runId() + " in " + Numbers.seconds(nanos) + ", published");
        sayFindings(err);
        err.println("Tables      " + out.resolve("warehouse") + ", and as plain Parquet in " + out.resolve("export"));
        err.println("Next        throughline report --out " + out);
    }

    /** What customers are worth, how many may leave, and what friction puts at risk. */
    void sayFindings(PrintWriter err) {
        List<Map<String, @Nullable Object>> values = rows("customer_value");
        double clv =
                values.stream().mapToDouble(row -> number(row.get("clv_12m"))).sum();
        err.println("Customers   " + Numbers.count(values.size(), "customer") + " who ordered, worth " + euros(clv)
                + " in the next twelve months");
        if (outcome.ordersWithoutRate() > 0) {
            err.println("Left out    " + Numbers.count(outcome.ordersWithoutRate(), "order")
                    + " without an amount or an exchange rate");
        }
        long leaving = rows("churn").stream()
                .filter(row -> "high".equals(row.get("band")))
                .count();
        err.println("Churn       " + Numbers.count(leaving, "customer") + " with a high risk not to order in 90 days"
                + modelQuality());
        rows("friction_cost").stream()
                .filter(row -> Rollup.ALL.equals(row.get("step")) && Rollup.ALL.equals(row.get("channel")))
                .sorted(Comparator.comparingDouble(
                        (Map<String, @Nullable Object> row) -> -number(row.get("value_at_risk"))))
                .forEach(row -> err.println("Friction    " + line(row)));
    }

    /** A row as one line of JSON. */
    static String json(Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        row.forEach((name, value) -> plain.put(name, value instanceof Instant ? value.toString() : value));
        try {
            return new ObjectMapper().writeValueAsString(plain);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON for " + row.keySet(), e);
        }
    }

    private static String line(Map<String, @Nullable Object> row) {
        String head = row.get("pattern") + ": " + row.get("customers_affected") + " customers in 90 days, worth "
                + euros(number(row.get("value_exposed")));
        if (row.get("value_at_risk") == null) {
            return head + "; not enough data for an effect";
        }
        String risk =
                euros(number(row.get("value_at_risk"))) + " at risk (" + euros(number(row.get("value_at_risk_low")))
                        + " to " + euros(number(row.get("value_at_risk_high"))) + ")";
        return head + "; "
                + ("estimated".equals(row.get("status")) ? risk : "an effect can't be told from none, " + risk);
    }

    private String modelQuality() {
        return rows("model_runs").stream()
                .filter(row -> "churn_logistic".equals(row.get("model")) && row.get("gini") != null)
                .map(row -> String.format(Locale.ROOT, " (Gini %.2f on customers held out)", number(row.get("gini"))))
                .findFirst()
                .orElse("");
    }

    private List<Map<String, @Nullable Object>> rows(String table) {
        return outcome.results().getOrDefault(table, List.of());
    }

    private static String euros(double amount) {
        return "€"
                + Numbers.plain(BigDecimal.valueOf(amount)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValue());
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }
}
