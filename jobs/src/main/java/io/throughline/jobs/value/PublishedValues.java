package io.throughline.jobs.value;

import static java.util.Objects.requireNonNull;

import io.throughline.connectors.lakehouse.Lakehouse;
import io.throughline.connectors.lakehouse.RunRecord;
import io.throughline.connectors.lakehouse.Runs;
import io.throughline.domain.table.Rollup;
import io.throughline.domain.value.CustomerValue;
import io.throughline.domain.value.EffectStatus;
import io.throughline.domain.value.FrictionCost;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the last published run says of the price of friction.
 *
 * @param customers in order of their ids
 * @param frictionCosts in order of the patterns' names
 */
public record PublishedValues(List<CustomerValue> customers, List<FrictionCost> frictionCosts) {

    public PublishedValues {
        customers = List.copyOf(customers);
        frictionCosts = List.copyOf(frictionCosts);
    }

    /** Those of {@code lakehouse}; none if no run is published. */
    public static PublishedValues of(Lakehouse lakehouse) {
        Runs runs = new Runs(lakehouse);
        Optional<RunRecord> latest = runs.latest();
        if (latest.isEmpty()) {
            return new PublishedValues(List.of(), List.of());
        }
        RunRecord run = latest.get();
        Map<String, Double> churn = new HashMap<>();
        runs.rows(run, "churn").forEach(row -> churn.put(text(row, "customer_id"), (Double) row.get("probability")));
        return new PublishedValues(
                runs.rows(run, "customer_value").stream()
                        .map(row -> customer(row, churn.get(text(row, "customer_id"))))
                        .sorted(Comparator.comparing(CustomerValue::customerId))
                        .toList(),
                runs.rows(run, "friction_cost").stream()
                        .filter(row -> text(row, "step").equals(Rollup.ALL)
                                && text(row, "channel").equals(Rollup.ALL))
                        .map(PublishedValues::cost)
                        .sorted(Comparator.comparing(FrictionCost::pattern))
                        .toList());
    }

    private static CustomerValue customer(Map<String, @Nullable Object> row, @Nullable Double churnProbability) {
        return new CustomerValue(
                text(row, "customer_id"),
                text(row, "run_id"),
                (Instant) value(row, "effective_from"),
                (BigDecimal) value(row, "clv_12m"),
                churnProbability);
    }

    private static FrictionCost cost(Map<String, @Nullable Object> row) {
        return new FrictionCost(
                text(row, "pattern"),
                text(row, "run_id"),
                (Instant) value(row, "effective_from"),
                (Double) row.get("churn_effect"),
                (Double) row.get("churn_effect_low"),
                (Double) row.get("churn_effect_high"),
                (BigDecimal) row.get("spend_effect"),
                (BigDecimal) row.get("spend_effect_low"),
                (BigDecimal) row.get("spend_effect_high"),
                EffectStatus.valueOf(text(row, "status").toUpperCase(Locale.ROOT)));
    }

    private static String text(Map<String, @Nullable Object> row, String column) {
        return (String) value(row, column);
    }

    private static Object value(Map<String, @Nullable Object> row, String column) {
        return requireNonNull(row.get(column), () -> "a row lacks " + column);
    }
}
