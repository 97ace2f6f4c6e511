package io.throughline.jobs.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration on a company too small to tell its incidents, but whole. */
class DemoTest {

    @TempDir
    private Path folder;

    @Test
    void aWholeCompanyGoesThroughEveryStepAndNoRecordIsLost() throws Exception {
        Shell shell = Shell.run(
                "demo", "--customers", "60", "--days", "200", "--hours-a-second", "24", "--out", folder.toString());

        assertThat(shell.code()).as(shell.err()).isZero();
        assertThat(shell.err()).contains("[1/5]", "[5/5]", "of 4 planted incidents", "report.html");
        JsonNode summary =
                new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
        long records = 0;
        for (Path raw : files(folder.resolve("company/raw"))) {
            records += Files.readAllLines(raw).size();
        }
        assertThat(summary.path("accepted").asLong()
                        + summary.path("failed").asLong()
                        + summary.path("duplicates").asLong())
                .isEqualTo(records);
        assertThat(summary.path("matches").asLong()).isPositive();
        assertThat(summary.path("webhooks_refused").asLong()).isZero();
        assertThat(folder.resolve("report.html")).content().contains("What to fix first", "Who may leave");
        assertThat(files(folder.resolve("company/truth"))).hasSize(5);
        assertThat(files(folder.resolve("export"))).hasSizeGreaterThanOrEqualTo(15);
        assertThat(Shell.run("sql", "--out", folder.toString(), "SELECT count(*) AS n FROM customer_value")
                        .out())
                .doesNotContain("\n0");
    }

    private static List<Path> files(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
