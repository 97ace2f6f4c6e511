package io.throughline.jobs.launcher;

import static io.throughline.jobs.launcher.ValueClvTest.BTYD;
import static io.throughline.jobs.launcher.ValueClvTest.JSON;
import static io.throughline.jobs.launcher.ValueClvTest.assertClose;
import static io.throughline.jobs.launcher.ValueClvTest.clv;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code value clv} where textbook formulas lose their digits, against certified values, where they lie beside the repository. */
class ValueClvStressTest {

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
}
