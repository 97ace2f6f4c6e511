package io.throughline.jobs.launcher;

import static io.throughline.jobs.launcher.Expected.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code value drivers}: customers in; one document or a summary out. */
class ValueDriversTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path customers;

    @BeforeEach
    void writeCustomers() throws IOException {
        Random random = new Random(1);
        StringBuilder csv = new StringBuilder("id,wait,age,call,left,worth,was,is\n");
        for (int i = 0; i < 400; i++) {
            double wait = random.nextInt(20);
            boolean call = random.nextInt(20) < wait;
            boolean left = random.nextInt(30) < wait;
            csv.append("c" + i + "," + wait + "," + (20 + i % 50) + "," + (call ? "yes" : "no") + "," + (left ? 1 : 0)
                    + "," + (10 + random.nextInt(90)) + "," + i % 9 + "," + (i % 9 + (call ? 2 : 1) + i % 2) + "\n");
        }
        customers = Files.writeString(folder.resolve("customers.csv"), csv);
    }

    @Test
    void publishedCustomersGiveTheFiguresOfTheReference() throws IOException {
        Path published = REFERENCE.resolve("drivers/cx_drivers_open.csv.gz");
        if (Files.exists(published)) {
            Shell drivers = Shell.run("value", "drivers", "--input", published.toString(), "--json");

            assertThat(drivers.err()).isEmpty();
            Expected.assertEqual(drivers.out(), published.resolveSibling("cx_drivers_open.expected.json"), 1e-9);
        }
    }

    @Test
    void columnsOfAnyNameAreTaken() throws IOException {
        Shell drivers = drivers("--what-if", "wait=-5", "--before", "was", "--after", "is", "--details", "--json");

        assertThat(drivers.err()).isEmpty();
        JsonNode document = JSON.readTree(drivers.out());
        assertThat(document.at("/logit_left/coef/wait").doubleValue()).isPositive();
        assertThat(document.at("/what_if_wait_-5/left_rate_after").doubleValue())
                .isLessThan(document.at("/what_if_wait_-5/left_rate_model").doubleValue());
        assertThat(document.at("/call_effect_on_left/aipw").isNumber()).isTrue();
        assertThat(document.at("/call_effect_on_left_sensitivity/e_value").doubleValue())
                .isGreaterThanOrEqualTo(1);
        assertThat(document.at("/before_after/effect").doubleValue()).isCloseTo(1, within(0.2));
        assertThat(document.has("lmg_log_worth")).isTrue();
    }

    @Test
    void aSummarySaysWhatIsAssumed() {
        assertThat(drivers().out())
                .contains(
                        "Logistic regression of left",
                        "Effect      of call on left",
                        "Assumes     that nothing but wait, age tells the exposed from the others");
    }

    @Test
    void wrongUseEndsWithTwoAndABadRowWithOne() throws IOException {
        assertThat(drivers("--what-if", "wait").err()).contains("--what-if must be COL=CHANGE");
        assertThat(drivers("--what-if", "id=1").err()).contains("--what-if must name one of [wait, age, call]");
        assertThat(drivers("--nps", "nps").err()).contains("needs one column nps, but its columns are id, wait");
        Shell text = drivers("--nps", "id");
        assertThat(text.code()).isEqualTo(1);
        assertThat(text.err()).contains("row 2, column id: found 'c0', expected a number");
        assertThat(Shell.run(
                                "value",
                                "drivers",
                                "--input",
                                folder.resolve("none").toString())
                        .err())
                .contains("no such file");
    }

    private Shell drivers(String... more) {
        String[] first = {
            "value",
            "drivers",
            "--input",
            customers.toString(),
            "--outcome",
            "left",
            "--value",
            "worth",
            "--drivers",
            "wait",
            "--controls",
            "age",
            "--exposure",
            "call"
        };
        String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return Shell.run(all);
    }
}
