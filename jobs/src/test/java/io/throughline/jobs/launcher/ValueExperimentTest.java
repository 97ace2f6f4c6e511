package io.throughline.jobs.launcher;

import static io.throughline.jobs.launcher.Expected.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code value experiment}: units, or a plan, in; one document or a summary out. */
class ValueExperimentTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PUBLISHED = REFERENCE.resolve("experiments");

    @TempDir
    Path folder;

    @Test
    void thePublishedExperimentIsThatOfTheReference() throws IOException {
        if (!Files.exists(PUBLISHED)) {
            return;
        }
        Path expected = PUBLISHED.resolve("hillstrom_mens.expected.json");
        String file = PUBLISHED.resolve("hillstrom_mens_vs_control.csv.gz").toString();
        Shell all = experiment(
                file, "segment", "visit,conversion,spend", "--covariate", "history", "--ratio", "spend/visit");
        Shell adjusted = experiment(file, "segment", "visit,spend", "--adjust", "recency,history,mens,womens,newbie");
        Shell sums = experiment(file, "segment", "spend", "--covariate", "history", "--sums");
        Shell ratio =
                Shell.run("value", "experiment", "--counts", "21306,21307,21387", "--expected", "1:1:1", "--json");

        for (Shell each : List.of(all, adjusted, sums, ratio)) {
            assertThat(each.code()).isZero();
            Expected.assertEqual(each.out(), expected, 1e-9);
        }
    }

    @Test
    void publishedStreamsAreSeenAsInTheReference() throws IOException {
        for (String name : List.of("stream_null", "stream_effect")) {
            if (Files.exists(PUBLISHED)) {
                Shell looks = experiment(PUBLISHED.resolve(name + ".csv.gz").toString(), "arm", "y", "--sequential");

                Expected.assertEqual(looks.out(), PUBLISHED.resolve(name + ".expected.json"), 1e-9);
            }
        }
    }

    @Test
    void publishedBoundsAreThoseOfTheReference() throws IOException {
        if (!Files.exists(PUBLISHED)) {
            return;
        }
        JsonNode cases = JSON.readTree(PUBLISHED
                        .resolve("group_sequential_bounds.expected.json")
                        .toFile())
                .get("cases");
        for (JsonNode each : cases) {
            List<String> fractions = new ArrayList<>();
            each.get("information_fractions").forEach(fraction -> fractions.add(fraction.asText()));
            Shell bounds = Shell.run(
                    "value",
                    "experiment",
                    "--bounds",
                    String.join(",", fractions),
                    "--spending",
                    each.get("spending").textValue(),
                    "--json");

            Expected.walk("", JSON.readTree(bounds.out()).at("/cases/0"), each, 1e-7);
        }
    }

    @Test
    void severalArmsAreComparedWithTheControlAndAdjusted() throws IOException {
        StringBuilder csv = new StringBuilder("arm,spend,before\n");
        for (int i = 0; i < 300; i++) {
            String arm = List.of("control", "mail", "push").get(i % 3);
            csv.append(arm + "," + (i % 7 + (i % 3 == 1 ? 2 : 0)) + "," + i % 5 + "\n");
        }
        Path units = Files.writeString(folder.resolve("units.csv"), csv);

        JsonNode document = JSON.readTree(experiment(
                        units.toString(),
                        "arm",
                        "spend",
                        "--covariate",
                        "before",
                        "--expected",
                        "1:1:1",
                        "--mde",
                        "0.5")
                .out());
        Shell summary =
                Shell.run("value", "experiment", "--input", units.toString(), "--arm", "arm", "--metric", "spend");

        JsonNode mail = document.at("/welch_spend/mail");
        assertThat(mail.get("effect").doubleValue()).isCloseTo(2, within(0.1));
        assertThat(mail.get("p_value_holm").doubleValue())
                .isCloseTo(2 * mail.get("p_value").doubleValue(), within(1e-15));
        assertThat(document.at("/srm/counts").toString()).isEqualTo("[100,100,100]");
        assertThat(document.at("/sample_size/n_total").longValue()).isPositive();
        assertThat(document.at("/cuped_spend_before/push/theta_pooled").isNumber())
                .isTrue();
        assertThat(summary.out()).contains("Control     control", "sizes fit the plan", "●");
    }

    @Test
    void aPlanNeedsNoUnits() throws IOException {
        Shell plan = Shell.run(
                "value",
                "experiment",
                "--rate",
                "0.1",
                "--mde",
                "0.01",
                "--per-day",
                "1000",
                "--peeking",
                "50",
                "--json");

        JsonNode document = JSON.readTree(plan.out());
        // 2 (1.95996 + 0.84162)^2 0.09 / 0.0001
        assertThat(document.at("/sample_size/n_per_arm").longValue()).isEqualTo(14128);
        assertThat(document.at("/sample_size/days").longValue()).isEqualTo(29);
        assertThat(document.get("false_positive_msprt").doubleValue()).isLessThan(0.2);
    }

    @Test
    void wrongUseEndsWithTwoAndABadRowWithOne() throws IOException {
        Path units = Files.writeString(folder.resolve("units.csv"), "arm,y\n0,1\n1,many\n");
        Path one = Files.writeString(folder.resolve("one.csv"), "arm,y\n0,1\n0,2\n");

        assertThat(Shell.run("value", "experiment").err())
                .contains("give --input FILE with --arm and --metric, or one of");
        assertThat(Shell.run("value", "experiment", "--input", units.toString()).err())
                .contains("give --metric COL");
        Shell bad = experiment(units.toString(), "arm", "y");
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.err()).contains("row 3, column y: found 'many', expected a number");
        assertThat(experiment(one.toString(), "arm", "y").err()).contains("needs two arms or more in column arm");
        assertThat(experiment(one.toString(), "arm", "y", "--ratio", "y").err()).contains("--ratio must be NUM/DEN");
        assertThat(Shell.run("value", "experiment", "--mde", "1").err()).contains("either --deviation or --rate");
        assertThat(Shell.run("value", "experiment", "--bounds", "1", "--spending", "x")
                        .err())
                .contains("--spending must be obf or pocock");
        assertThat(Shell.run("value", "experiment", "--counts", "1,2", "--expected", "a:b")
                        .err())
                .contains("--expected must be numbers parted by colons");
    }

    private static Shell experiment(String file, String arm, String metric, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("value", "experiment", "--input", file, "--arm", arm, "--metric", metric, "--json"));
        arguments.addAll(List.of(more));
        return Shell.run(arguments.toArray(String[]::new));
    }
}
