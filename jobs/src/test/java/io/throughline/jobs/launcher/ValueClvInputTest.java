package io.throughline.jobs.launcher;

import static io.throughline.jobs.launcher.ValueClvTest.clv;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code value clv} on small files of our own: in any order, wrong, and too short. */
class ValueClvInputTest {

    @TempDir
    Path folder;

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
}
