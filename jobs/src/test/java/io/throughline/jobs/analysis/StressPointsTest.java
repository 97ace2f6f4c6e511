package io.throughline.jobs.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.value.purchases.BgNbd;
import io.throughline.value.purchases.ParetoNbd;
import io.throughline.value.purchases.PurchaseHistory;
import io.throughline.value.purchases.PurchaseModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Points at which textbook formulas lose their digits, against values that were certified by ball arithmetic. */
class StressPointsTest {

    private static final Path POINTS = Path.of("../../shared/reference/value/btyd/stress_points.expected.json");
    private static final double WEEKS_A_YEAR = 365.25 / 7;

    @Test
    void everyPointIsFiniteAndEqualToItsCertifiedValue() throws IOException {
        if (!Files.exists(POINTS)) {
            return;
        }
        JsonNode rows = new ObjectMapper().readTree(POINTS.toFile()).get("rows");

        assertThat(rows).hasSize(224);
        for (JsonNode row : rows) {
            JsonNode p = row.get("params");
            PurchaseModel model = row.get("model").textValue().equals("bg_nbd")
                    ? new BgNbd(
                            p.get(0).doubleValue(),
                            p.get(1).doubleValue(),
                            p.get(2).doubleValue(),
                            p.get(3).doubleValue())
                    : new ParetoNbd(
                            p.get(0).doubleValue(),
                            p.get(1).doubleValue(),
                            p.get(2).doubleValue(),
                            p.get(3).doubleValue());
            PurchaseHistory history = PurchaseHistory.of(
                    row.get("x").intValue(),
                    row.get("t_x").doubleValue(),
                    row.get("T").doubleValue());
            String at = model + " at " + history;
            double likelihood = number(row.get("log_likelihood"));
            assertThat(model.logLikelihood(history))
                    .as(at)
                    .isCloseTo(likelihood, within(1e-10 * Math.max(1, Math.abs(likelihood))));
            assertRelative(model.probabilityAlive(history), row.get("p_alive"), 1e-9, at);
            row.get("cet")
                    .properties()
                    .forEach(each -> assertRelative(
                            model.expectedOrders(history, Double.parseDouble(each.getKey())),
                            each.getValue(),
                            1e-8,
                            at));
            if (row.has("dert_10pct_annual_weeks")) {
                assertRelative(
                        model.discountedOrdersForLife(history, Math.log(1.10) / WEEKS_A_YEAR),
                        row.get("dert_10pct_annual_weeks"),
                        1e-7,
                        at);
            }
        }
    }

    private static void assertRelative(double found, JsonNode expected, double relative, String at) {
        assertThat(found).as(at).isCloseTo(number(expected), within(relative * number(expected)));
    }

    private static double number(JsonNode text) {
        return Double.parseDouble(text.asText());
    }
}
