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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code value clv} against what is published, where that lies beside the repository, and on small files of our own. */
class ValueClvTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path BTYD = Expected.REFERENCE.resolve("btyd");

    @TempDir
    Path folder;

    @Test
    void everyStressPointIsCertifiedThroughTheCommandToo() throws IOException {
        Path file = BTYD.resolve("stress_points.expected.json");
        if (!Files.exists(file)) {
            return;
        }
        Map<String, List<JsonNode>> sets = new LinkedHashMap<>();
        JSON.readTree(file.toFile())
                .get("rows")
                .forEach(row -> sets.computeIfAbsent(
                                row.get("model").textValue()
                                        + row.get("param_set").textValue(),
                                key -> new ArrayList<>())
                        .add(row));
        int compared = 0;
        for (List<JsonNode> rows : sets.values()) {
            StringBuilder csv = new StringBuilder("x,t_x,T\n");
            rows.forEach(row -> csv.append("%s,%s,%s%n".formatted(row.get("x"), row.get("t_x"), row.get("T"))));
            Path summary = Files.writeString(folder.resolve("points.csv"), csv);
            JsonNode p = rows.get(0).get("params");
            String model = rows.get(0).get("model").textValue().replace('_', '-');
            String names = model.equals("bg-nbd") ? "r=%s,alpha=%s,a=%s,b=%s" : "r=%s,alpha=%s,s=%s,beta=%s";

            JsonNode found = clv(
                            "--summary",
                            summary.toString(),
                            "--model",
                            model,
                            "--params",
                            names.formatted(p.get(0), p.get(1), p.get(2), p.get(3)),
                            "--rows",
                            "--horizons",
                            "1,39,365,3650",
                            "--json")
                    .get("rows");

            for (int i = 0; i < rows.size(); i++) {
                JsonNode expected = rows.get(i);
                JsonNode row = found.get(i);
                assertClose(row.get("log_likelihood"), expected.get("log_likelihood"), 1e-10);
                assertClose(row.get("p_alive"), expected.get("p_alive"), 1e-9);
                expected.get("cet")
                        .properties()
                        .forEach(each -> assertClose(row.get("cet").get(each.getKey()), each.getValue(), 1e-8));
                if (expected.has("dert_10pct_annual_weeks")) {
                    assertClose(row.get("dert_10pct_annual_weeks"), expected.get("dert_10pct_annual_weeks"), 1e-7);
                }
                compared++;
            }
        }
        assertThat(compared).isEqualTo(224);
    }

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

    @Test
    void shuffledOrdersGiveTheSameDocument() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int customer = 0; customer < 80; customer++) {
            for (int order = 0; order <= customer % 5; order++) {
                rows.add("c%d,2026-%02d-%02d,%d"
                        .formatted(customer, 1 + order, 1 + (customer * 3 + order * 7) % 28, 10 + customer));
            }
        }
        Path file = folder.resolve("orders.csv");
        List<String> documents = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            Files.writeString(file, "who,at,total\n" + String.join("\n", rows) + "\n");
            documents.add(Shell.run(
                            "value",
                            "clv",
                            "--orders",
                            file.toString(),
                            "--customer",
                            "who",
                            "--time",
                            "at",
                            "--amount",
                            "total",
                            "--model",
                            "auto",
                            "--convention",
                            "for-life",
                            "--intervals",
                            "--json")
                    .out());
            Collections.shuffle(rows, new Random(1));
        }
        assertThat(documents.get(1)).isEqualTo(documents.get(0)).contains("clv_for_life", "choice");
    }

    @Test
    void badInputIsNamedWithItsRow() throws IOException {
        assertThat(summary("x,t_x,T\n1,5,4\n")).contains("row 2, column t_x: found '5'", "no purchase after the end");
        assertThat(summary("x,t_x,T\n0,5,9\n")).contains("0 without repeats");
        assertThat(summary("x,t_x,T\n1.5,5,9\n")).contains("column x: found '1.5', expected a whole number");
        assertThat(summary("x,t_x,T\n1,1e999,9\n")).contains("column t_x: found '1e999', expected a number");
        assertThat(summary("x,t_x,T,m_x\n1,1,9,-5\n")).contains("column m_x: found '-5'");
        assertThat(summary("x,T\n1,9\n")).contains("needs a column named t_x or t.x or recency");
        assertThat(summary("x,t_x,T\n")).contains("holds no customer");
        assertThat(summary("x,t_x,T\n1,1,9\n", "--params", "r=1")).contains("--params needs --model");
        assertThat(summary("x,t_x,T\n1,1,9\n", "--model", "bg-nbd", "--params", "r=1"))
                .contains("need the parameters r, alpha, a, b");
        assertThat(summary("period,survivors\n0,10\n1,11\n", "--model", "sbg"))
                .contains("no more than in the period before");
        assertThat(summary("period,survivors\n0,10\n1,9\n", "--model", "sbg")).contains("need at least 2 periods");
        Shell none = Shell.run("value", "clv");
        assertThat(none.code()).isEqualTo(2);
    }

    @Test
    void tooLittleDataIsAStatusAndNotANumber() throws IOException {
        Path file = Files.writeString(folder.resolve("one.csv"), "x,t_x,T,m_x\n2,5,9,10\n");

        JsonNode found = clv("--summary", file.toString(), "--json");
        Shell text = Shell.run("value", "clv", "--summary", file.toString());

        assertThat(found.at("/pareto_nbd/status").textValue()).isEqualTo("too_little_data");
        assertThat(found.at("/gamma_gamma/status").textValue()).isEqualTo("too_little_data");
        assertThat(text.out()).contains("too little data for a model").doesNotContain("NaN");
    }

    private String summary(String csv, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("summary.csv"), csv);
        List<String> arguments = new ArrayList<>(List.of("value", "clv", "--summary", file.toString()));
        arguments.addAll(List.of(more));
        Shell clv = Shell.run(arguments.toArray(String[]::new));
        assertThat(clv.code()).isNotZero();
        return clv.err();
    }

    private static JsonNode clv(String... arguments) throws IOException {
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

    private static void assertClose(JsonNode found, JsonNode expected, double relative) {
        double number = expected.asDouble();
        assertThat(found.doubleValue()).isCloseTo(number, within(relative * Math.abs(number) + 1e-300));
    }
}
