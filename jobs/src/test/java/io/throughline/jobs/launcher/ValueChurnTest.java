package io.throughline.jobs.launcher;

import static io.throughline.jobs.launcher.Expected.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code value churn}: customers in; quality, scores and reasons out. */
class ValueChurnTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PUBLISHED = REFERENCE.resolve("churn");

    @TempDir
    Path folder;

    private Path customers;

    @BeforeEach
    void writeCustomers() throws IOException {
        Random random = new Random(1);
        StringBuilder csv = new StringBuilder("id,month,plan,waits,city,worth,left\n");
        for (int i = 0; i < 300; i++) {
            String plan = List.of("monthly", "yearly", "two years").get(i % 3);
            int waits = random.nextInt(10);
            boolean left = random.nextInt(20) < waits + (i % 3 == 0 ? 6 : 0);
            csv.append("c" + i + ",2026-0" + (1 + i / 200) + "," + plan + "," + (i % 17 == 0 ? "" : "" + waits)
                    + ",city " + i + "," + (50 + i % 100) + "," + (left ? "Yes" : "No") + "\n");
        }
        customers = Files.writeString(folder.resolve("customers.csv"), csv);
    }

    @Test
    void publishedTreesGiveTheReasonsOfTheReference() throws IOException {
        Path trees = PUBLISHED.resolve("treeshap_small.expected.json");
        if (Files.exists(trees)) {
            Shell explained = Shell.run("value", "churn", "--explain", trees.toString());

            assertThat(explained.err()).isEmpty();
            Expected.assertEqual(explained.out(), trees, 1e-9);
        }
    }

    @Test
    void publishedCustomersAreJudgedAsWellAsByTheReference() throws IOException {
        Path telco = PUBLISHED.resolve("telco.csv.gz");
        if (!Files.exists(telco)) {
            return;
        }
        Shell churn = churn(telco, "Churn", "customerID", "--folds", "5", "--json");
        Shell logit = churn(
                telco,
                "Churn",
                "customerID",
                "--logit",
                "Contract,InternetService,PaymentMethod,PaperlessBilling,SeniorCitizen:category,TechSupport,OnlineSecurity,"
                        + "tenure/12,MonthlyCharges/10");

        for (String model : List.of("hist_gradient_boosting", "blend_lr_hgb")) {
            JsonNode quality = JSON.readTree(churn.out()).get(model);
            assertThat(quality.get("auc").doubleValue()).as(model).isGreaterThanOrEqualTo(0.849);
            assertThat(quality.get("brier").doubleValue()).as(model).isLessThanOrEqualTo(0.1345);
            assertThat(quality.get("log_loss").doubleValue()).as(model).isLessThanOrEqualTo(0.414);
            assertThat(quality.get("calibration_slope").doubleValue()).as(model).isBetween(0.95, 1.05);
        }
        Expected.assertEqual(logit.out(), PUBLISHED.resolve("telco_models.expected.json"), 1e-8);
    }

    @Test
    void scoresComeWithReasonsInWordsAndSayForWhomAnOfferPays() throws IOException {
        Path scores = folder.resolve("scores.csv");

        Shell churn = churn(
                customers,
                "left",
                "id",
                "--value",
                "worth",
                "--offer-cost",
                "5",
                "--scores",
                scores.toString(),
                "--trees",
                "20",
                "--ignore",
                "worth,month");

        assertThat(churn.out()).contains("AUC", "Left out    city", "Offer       pays for");
        List<String> written = Files.readAllLines(scores);
        assertThat(written).hasSize(301);
        assertThat(written.get(0)).isEqualTo("id,probability,offer_pays,expected_gain,reason_1,reason_2,reason_3");
        assertThat(String.join("\n", written)).contains("plan is monthly (odds × ", "waits is missing (odds × ");
    }

    @Test
    void otherRowsAreJudgedAndComparedWithThoseLearntFrom() throws IOException {
        Shell churn = churn(
                customers,
                "left",
                "id",
                "--train-where",
                "month<2026-02",
                "--score-where",
                "month=2026-02",
                "--ignore",
                "city",
                "--trees",
                "20",
                "--details",
                "--json");

        JsonNode score = JSON.readTree(churn.out()).get("score");
        assertThat(score.get("n_train").intValue()).isEqualTo(200);
        assertThat(score.get("n_score").intValue()).isEqualTo(100);
        assertThat(score.at("/blend_lr_hgb/auc").doubleValue()).isBetween(0.6, 0.95);
        assertThat(score.at("/drift/waits").doubleValue()).isBetween(0.0, 0.4);
        assertThat(score.at("/blend_lr_hgb/deciles")).hasSize(10);
    }

    @Test
    void oneRegressionOnColumnsOfChoice() throws IOException {
        JsonNode logit = JSON.readTree(churn(customers, "left", "id", "--logit", "plan,worth/10")
                        .out())
                .get("logit_mle");

        assertThat(logit.at("/coef").fieldNames())
                .toIterable()
                .containsExactly("const", "plan_two years", "plan_yearly", "worth");
        assertThat(logit.at("/coef/plan_yearly").doubleValue()).isNegative();
        assertThat(logit.at("/se/worth").doubleValue()).isCloseTo(0.05, within(0.04));
    }

    @Test
    void wrongUseEndsWithTwoAndABadRowWithOne() throws IOException {
        Path twice = Files.writeString(folder.resolve("twice.csv"), "id,x,left\nc1,1,Yes\nc1,2,No\n");
        Path few = Files.writeString(folder.resolve("few.csv"), "id,x,left\nc1,1,Yes\nc2,2,No\n");
        Path odd = Files.writeString(folder.resolve("odd.csv"), "id,x,left\nc1,1,perhaps\n");

        assertThat(Shell.run("value", "churn").err()).contains("give --input FILE with --label COL and --id COL");
        assertThat(churn(twice, "left", "id").err())
                .contains("row 3, column id: found 'c1', expected a customer that no row");
        assertThat(churn(few, "left", "id").err())
                .contains("too little data: a model needs 10 customers or more who left");
        Shell bad = churn(odd, "left", "id");
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.err()).contains("row 2, column left: found 'perhaps', expected yes, true or 1");
        assertThat(churn(few, "left", "id", "--folds", "1").err()).contains("--folds must be 2 to 1000");
        assertThat(churn(few, "left", "id", "--train-where", "x").err()).contains("a condition must be COLUMN=VALUE");
        assertThat(churn(few, "left", "id", "--train-where", "y=1").err()).contains("a column of that name");
    }

    private static Shell churn(Path file, String label, String id, String... more) {
        String[] first = {"value", "churn", "--input", file.toString(), "--label", label, "--id", id};
        String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return Shell.run(all);
    }
}
