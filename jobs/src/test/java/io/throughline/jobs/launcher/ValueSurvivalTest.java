package io.throughline.jobs.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code value survival} against what is published, where that lies beside the repository, and on a file of our own. */
class ValueSurvivalTest {

    private static final Path CHURN = Expected.REFERENCE.resolve("churn");

    @TempDir
    Path folder;

    @Test
    void publishedCurvesTestsAndRegressionsAreThoseOfR() throws IOException {
        compare(
                "rossi.csv",
                "rossi",
                1e-8,
                "week",
                "arrest",
                "--group",
                "fin",
                "--covariates",
                "fin,age,race,wexp,mar,paro,prio");
        compare("waltons.csv", "waltons", 1e-8, "T", "E", "--group", "g", "--covariates", "g");
    }

    @Test
    void publishedTablesRenewalsAndHazardsOfContractsAreThoseOfTheReference() throws IOException {
        compare(
                "telco.csv.gz",
                "telco_survival",
                1e-10,
                "tenure",
                "Churn",
                "--group",
                "Contract",
                "--group",
                "InternetService",
                "--group",
                "PaymentMethod",
                "--report",
                "table");
        compare("telco.csv.gz", "telco_models", 1e-6, "tenure", "Churn", "--group", "Contract", "--report", "renewals");
        compare("telco.csv.gz", "telco_models", 1e-9, "tenure", "Churn", "--group", "Contract", "--report", "hazard");
    }

    @Test
    void aSummaryShowsGroupsTheirTestAndWhatMovesThem() throws IOException {
        Path file = customers();

        Shell survival = Shell.run(
                "value",
                "survival",
                "--input",
                file.toString(),
                "--duration",
                "months",
                "--event",
                "left",
                "--group",
                "plan",
                "--covariates",
                "age",
                "--until",
                "12");

        assertThat(survival.code()).as(survival.err()).isZero();
        assertThat(survival.err()).contains("1 row with a duration of 0 left out");
        assertThat(survival.out()).contains("plan basic", "plan pro", "Log-rank    plan", "Cox ", "hazard ×", "█");
        assertThat(run(file, "--report", "table", "--until", "2.5")).contains("\"rmst_2.5\"");
        assertThat(run(file, "--report", "renewals")).contains("{\"sbg\":{\"all\":{\"status\":");
        assertThat(run(file, "--report", "hazard", "--band", "3"))
                .contains("band_1")
                .doesNotContain("NaN");
    }

    @Test
    void badInputIsNamedWithItsRow() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), "t,e\n-1,yes\n");
        assertThat(failing(file, "t", "e")).contains("row 2, column t: found '-1'");
        Files.writeString(file, "t,e\n1,maybe\n");
        assertThat(failing(file, "t", "e")).contains("column e: found 'maybe', expected 1, true or yes");
        Files.writeString(file, "t,e\n0,yes\n");
        assertThat(failing(file, "t", "e")).contains("no customer with a duration greater than 0");
        Files.writeString(file, "t,e,x\n1,1,7\n2,1,7\n");
        assertThat(failing(file, "t", "e", "--covariates", "x")).contains("covariate 1 is the same for all");
        assertThat(failing(file, "t", "e", "--band", "0")).contains("--band must be 1 or more");
    }

    private Path customers() throws IOException {
        StringBuilder csv = new StringBuilder("months,left,plan,age\n0,no,pro,33\n");
        for (int i = 0; i < 90; i++) {
            csv.append("%d,%s,%s,%d%n"
                    .formatted(
                            1 + i * 7 % 12, i % 3 == 0 ? "yes" : "no", i % 2 == 0 ? "basic" : "pro", 20 + i * 13 % 50));
        }
        return Files.writeString(folder.resolve("customers.csv"), csv);
    }

    private static String run(Path file, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "value", "survival", "--input", file.toString(), "--duration", "months", "--event", "left", "--json"));
        arguments.addAll(List.of(more));
        Shell survival = Shell.run(arguments.toArray(String[]::new));
        assertThat(survival.code()).as(survival.err()).isZero();
        return survival.out();
    }

    private static String failing(Path file, String duration, String event, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("value", "survival", "--input", file.toString(), "--duration", duration, "--event", event));
        arguments.addAll(List.of(more));
        Shell survival = Shell.run(arguments.toArray(String[]::new));
        assertThat(survival.code()).isNotZero();
        return survival.err();
    }

    private static void compare(
            String file, String expected, double relative, String duration, String event, String... more)
            throws IOException {
        Path input = CHURN.resolve(file);
        if (!Files.exists(input)) {
            return;
        }
        List<String> arguments = new ArrayList<>(List.of(
                "value", "survival", "--input", input.toString(), "--duration", duration, "--event", event, "--json"));
        arguments.addAll(List.of(more));
        Shell survival = Shell.run(arguments.toArray(String[]::new));
        assertThat(survival.code()).as(survival.err()).isZero();
        Expected.assertEqual(survival.out(), CHURN.resolve(expected + ".expected.json"), relative);
    }
}
