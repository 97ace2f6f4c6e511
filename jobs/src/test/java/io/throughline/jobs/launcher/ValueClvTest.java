package io.throughline.jobs.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code value clv} against what is published, where that lies beside the repository. */
class ValueClvTest {

    static final ObjectMapper JSON = new ObjectMapper();
    static final Path BTYD = Expected.REFERENCE.resolve("btyd");

    @TempDir
    Path folder;

    @Test
    void thePublishedSummaryGivesThePublishedFits() throws IOException {
        Path file = BTYD.resolve("cdnow_sample_published.summary.csv");
        if (Files.exists(file)) {
            Shell clv = Shell.run("value", "clv", "--summary", file.toString(), "--json");

            Expected.assertEqual(clv.out(), BTYD.resolve("cdnow_sample_published.expected.json"), 1e-5);
        }
    }

    @Test
    void publishedCustomersAreForetoldAtGivenParameters() throws IOException {
        JsonNode expected = reference("cdnow_sample_published.expected.json");
        if (expected == null) {
            return;
        }
        for (String model : List.of("bg_nbd", "mbg_nbd", "pareto_nbd")) {
            StringBuilder params = new StringBuilder();
            for (String part : List.of(model, "gamma_gamma")) {
                expected.get(part)
                        .get("params")
                        .properties()
                        .forEach(each -> params.append(
                                "%s%s=%s".formatted(params.isEmpty() ? "" : ",", each.getKey(), each.getValue())));
            }
            StringBuilder csv = new StringBuilder("customer_id,x,t_x,T,m_x\n");
            expected.get("customers_20")
                    .forEach(each -> csv.append("%s,%s,%s,%s,%s%n"
                            .formatted(
                                    each.get("customer_id"),
                                    each.get("x"),
                                    each.get("t_x"),
                                    each.get("T"),
                                    each.get("m_x"))));
            Path summary = Files.writeString(folder.resolve("twenty.csv"), csv);

            JsonNode found = clv(
                    "--summary",
                    summary.toString(),
                    "--model",
                    model.replace('_', '-'),
                    "--params",
                    params.toString(),
                    "--rows",
                    "--json");

            for (int i = 0; i < 20; i++) {
                JsonNode row = found.get("rows").get(i);
                JsonNode customer = expected.get("customers_20").get(i);
                assertClose(row.get("p_alive"), customer.get("p_alive_" + model), 1e-12);
                assertClose(row.get("cet").get("39.0"), customer.get("cet_" + model), 1e-12);
                assertClose(row.get("expected_spend_gg"), customer.get("expected_spend_gg"), 1e-12);
                if (model.equals("pareto_nbd")) {
                    assertClose(row.get("dert_10pct_annual_weeks"), customer.get("dert_pareto_nbd_10pct"), 1e-11);
                }
            }
        }
    }

    @Test
    void everyPublishedCustomerHasItsValuesInTheFile() throws IOException {
        Path expected = BTYD.resolve("cdnow_sample_from_transactions.per_customer.csv.gz");
        if (!Files.exists(expected)) {
            return;
        }
        Path values = folder.resolve("values.csv");
        List<String> arguments = new ArrayList<>(List.of(
                "--orders",
                BTYD.resolve("cdnow_sample.transactions.csv").toString(),
                "--customer",
                "customer_id",
                "--time",
                "date",
                "--amount",
                "dollar_value",
                "--calibration-end",
                "1997-09-30",
                "--holdout-end",
                "1998-06-30",
                "--model",
                "bg-nbd",
                "--json"));
        JsonNode totals =
                reference("cdnow_sample_from_transactions.expected.json").get("totals");
        for (String convention : List.of("monthly-eop", "continuous", "lifetimes")) {
            String key =
                    "clv12_" + convention.replace('-', '_') + (convention.equals("lifetimes") ? "_convention" : "");
            List<String> all = new ArrayList<>(arguments);
            all.addAll(List.of("--convention", convention));
            if (convention.equals("monthly-eop")) {
                all.addAll(List.of("--customers", values.toString()));
            }

            JsonNode found = clv(all.toArray(String[]::new));

            assertClose(found.get("totals").get(key), totals.get(key), 1e-7);
        }
        Table found = Table.read(values);
        Table published = Table.read(expected);
        for (String column : List.of("p_alive_bg_nbd", "cet_bg_nbd", "expected_spend_gg", "clv12_monthly_eop")) {
            published.assertSame(found, column, 1e-6);
        }
        assertThat(published.rows()).hasSize(2357);
    }

    @Test
    void publishedOrdersGiveThePublishedFitsAndTheAutomaticChoiceForetellsTheirHoldoutWell() throws IOException {
        Path orders = BTYD.resolve("cdnow_sample.transactions.csv");
        if (!Files.exists(orders)) {
            return;
        }
        JsonNode found = clv(
                "--orders",
                orders.toString(),
                "--customer",
                "customer_id",
                "--time",
                "date",
                "--amount",
                "dollar_value",
                "--calibration-end",
                "1997-09-30",
                "--holdout-end",
                "1998-06-30",
                "--model",
                "auto",
                "--json");

        String chosen = found.at("/choice/model").textValue();
        assertThat(found.get("holdout_accuracy").get(chosen).get("mae").doubleValue())
                .isLessThanOrEqualTo(0.755);
        ((ObjectNode) found).remove("choice");
        Expected.walk("", found, reference("cdnow_sample_from_transactions.expected.json"), 1e-5);
    }

    @Test
    void publishedDonorsAreThoseOfThePaper() throws IOException {
        JsonNode expected = reference("donations_bgbb.expected.json");
        if (expected == null) {
            return;
        }
        Path file = BTYD.resolve("donations_bgbb.rf_matrix.csv");
        JsonNode fit =
                clv("--summary", file.toString(), "--model", "bg-bb", "--json").get("bg_bb");
        StringBuilder params = new StringBuilder();
        expected.get("params").properties().forEach(each -> {
            assertClose(fit.get("params").get(each.getKey()), each.getValue(), 1e-6);
            params.append("%s%s=%s".formatted(params.isEmpty() ? "" : ",", each.getKey(), each.getValue()));
        });
        assertClose(fit.get("log_likelihood"), expected.get("log_likelihood_str"), 1e-12);

        JsonNode cells = clv(
                        "--summary",
                        file.toString(),
                        "--model",
                        "bg-bb",
                        "--params",
                        params.toString(),
                        "--rows",
                        "--horizons",
                        "5",
                        "--json")
                .get("cells");

        double total = 0;
        for (int i = 0; i < 22; i++) {
            JsonNode published = expected.get("cells").get(i);
            for (String key : List.of(
                    "x",
                    "t_x",
                    "n",
                    "customers",
                    "p_alive_at_n_plus_1",
                    "p_alive_at_n",
                    "expected_next_5",
                    "dert_10pct")) {
                assertClose(cells.get(i).get(key), published.get(key), 1e-11);
            }
            total += cells.get(i).get("customers").doubleValue()
                    * cells.get(i).get("expected_next_5").doubleValue();
        }
        assertThat(total).isCloseTo(expected.get("predicted_total_next_5").doubleValue(), within(1e-6));
    }

    @Test
    void publishedRenewalsAreThoseOfThePaper() throws IOException {
        JsonNode expected = reference("sbg_high_end.expected.json");
        if (expected == null) {
            return;
        }
        StringBuilder csv = new StringBuilder("period,survivors\n");
        for (int year = 0; year < expected.get("survivors").size(); year++) {
            csv.append("%d,%s%n".formatted(year, expected.get("survivors").get(year)));
        }
        Path file = Files.writeString(folder.resolve("survivors.csv"), csv);

        Shell sbg = Shell.run(
                "value", "clv", "--summary", file.toString(), "--model", "sbg", "--fit-periods", "7", "--json");

        Expected.assertEqual(sbg.out(), BTYD.resolve("sbg_high_end.expected.json"), 1e-8);
    }

    /** The document that {@code value clv --json} prints. */
    static JsonNode clv(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("value", "clv"));
        all.addAll(List.of(arguments));
        Shell clv = Shell.run(all.toArray(String[]::new));
        assertThat(clv.code()).as(clv.err()).isZero();
        return JSON.readTree(clv.out());
    }

    private static JsonNode reference(String name) throws IOException {
        return Files.exists(BTYD.resolve(name))
                ? JSON.readTree(BTYD.resolve(name).toFile())
                : null;
    }

    static void assertClose(JsonNode found, JsonNode expected, double relative) {
        double number = expected.asDouble();
        assertThat(found.doubleValue()).isCloseTo(number, within(relative * Math.abs(number) + 1e-300));
    }
}
