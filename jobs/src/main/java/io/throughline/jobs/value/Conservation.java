package io.throughline.jobs.value;

import io.throughline.domain.table.Rollup;
import io.throughline.jobs.value.PersonSummary.PastOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What goes into the models comes out of them: orders and revenue are the same in every table. */
final class Conservation {

    private static final double TOLERANCE = 1e-6;

    private Conservation() {}

    /** @throws IllegalStateException naming the total that does not hold */
    static void check(List<PersonSummary> people, Map<String, List<Map<String, @Nullable Object>>> results) {
        double orders = 0;
        double revenue = 0;
        for (PersonSummary person : people) {
            orders += person.orders().size();
            for (PastOrder order : person.orders()) {
                revenue += order.revenue();
            }
        }
        Map<String, Double> conversions = new TreeMap<>();
        Map<String, Double> credited = new TreeMap<>();
        for (Map<String, @Nullable Object> row : results.getOrDefault("attribution", List.of())) {
            if (Rollup.ALL.equals(row.get("campaign"))) {
                String model = String.valueOf(row.get("model"));
                conversions.merge(model, number(row.get("conversions")), Double::sum);
                credited.merge(model, number(row.get("revenue")), Double::sum);
            }
        }
        double allOrders = orders;
        double allRevenue = revenue;
        conversions.forEach((model, sum) -> same("conversions by " + model, sum, allOrders, TOLERANCE));
        // Credits are rounded to four decimal places, row by row.
        credited.forEach((model, sum) -> same("revenue by " + model, sum, allRevenue, 0.01));
    }

    private static void same(String what, double found, double expected, double tolerance) {
        if (Math.abs(found - expected) > tolerance * Math.max(1, Math.abs(expected) * TOLERANCE)) {
            throw new IllegalStateException(what + " add up to " + found + ", expected " + expected);
        }
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }
}
