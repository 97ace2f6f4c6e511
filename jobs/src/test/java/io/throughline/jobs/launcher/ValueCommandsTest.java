package io.throughline.jobs.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code value clv}: a plain file in, one document or a summary out. */
class ValueCommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path orders;

    @BeforeEach
    void writeOrders() throws IOException {
        StringBuilder csv = new StringBuilder("order,who,\"at\",total\n");
        for (int customer = 0; customer < 60; customer++) {
            for (int order = 0; order <= customer % 5; order++) {
                int day = 1 + (customer * 3 + order * order * 7) % 28;
                csv.append("o,c%d,2026-%02d-%02d 10:30:00,%d.50%n".formatted(customer, 1 + order, day, 10 + customer));
            }
        }
        orders = Files.writeString(folder.resolve("orders.csv"), csv);
    }

    @Test
    void aSummarySaysWhoIsAliveAndACustomersFileHoldsEachOfThem() throws IOException {
        Path values = folder.resolve("values.csv");

        Shell clv = clv("--amount", "total", "--customers", values.toString());

        assertThat(clv.err()).isEmpty();
        assertThat(clv.code()).isZero();
        assertThat(clv.out()).startsWith("Customers   60 until 2026-05-").contains("Alive", "12 months", "Value");
        assertThat(Files.readAllLines(values))
                .hasSize(61)
                .first()
                .asString()
                .startsWith("customer_id,x,t_x,T,m_x,p_alive,p_alive_low,p_alive_high,p_alive_12_months,");
    }

    @Test
    void theValueIsInTheDocumentWhenItsConventionIsNamed() throws IOException {
        JsonNode without = JSON.readTree(clv("--amount", "total", "--json").out());
        JsonNode with = JSON.readTree(
                clv("--amount", "total", "--convention", "continuous", "--json").out());

        assertThat(without.get("totals").has("clv12_continuous")).isFalse();
        assertThat(with.get("totals").get("clv12_continuous").doubleValue()).isPositive();
    }

    @Test
    void aBadRowEndsWithOneAndIsNamedWithWhatWasFound() throws IOException {
        Files.writeString(orders, "order,who,at,total\n1,c1,2026-02-30,5\n");

        Shell clv = clv("--amount", "total");

        assertThat(clv.code()).isEqualTo(1);
        assertThat(clv.err())
                .contains("orders.csv, row 2, column at: found '2026-02-30', expected a day or time, for example");
    }

    @Test
    void wrongUseEndsWithTwoAndSaysWhatIsThere() {
        Shell column =
                Shell.run("value", "clv", "--orders", orders.toString(), "--customer", "customer", "--time", "at");
        Shell file = Shell.run(
                "value", "attribution", "--paths", folder.resolve("none.csv").toString());

        assertThat(column.code()).isEqualTo(2);
        assertThat(column.err()).contains("needs one column customer, but its columns are order, who, at, total");
        assertThat(file.code()).isEqualTo(2);
        assertThat(file.err()).contains("no such file");
        assertThat(clv("--model", "pareto").err()).contains("--model must be auto, bg-nbd, mbg-nbd");
        assertThat(clv("--convention", "x").err()).contains("--convention must be monthly-eop");
        assertThat(clv("--calibration-end", "2026-03-01", "--holdout-end", "2026-02-01")
                        .err())
                .contains("hold-out must end after the calibration");
    }

    private Shell clv(String... more) {
        String[] arguments = {"value", "clv", "--orders", orders.toString(), "--customer", "who", "--time", "at"};
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return Shell.run(all);
    }
}
