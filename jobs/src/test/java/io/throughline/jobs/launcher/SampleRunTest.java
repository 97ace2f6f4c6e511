package io.throughline.jobs.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command of the README on the sample, and what can be asked afterwards. */
class SampleRunTest {

    @TempDir
    static Path out;

    private static Shell run;

    @BeforeAll
    static void findFrictionInTheSample() {
        String sample = Path.of("..", "sample", "segment-events.jsonl").toString();
        run = Shell.run("friction", "--input", sample, "--format", "segment", "--out", out.toString(), "--json");
    }

    @Test
    void everyRecordIsAccountedFor() {
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("Balance     263 read = 260 accepted + 2 failed + 1 duplicates");
    }

    @Test
    void whatIsPlantedIsFound() {
        assertThat(run.err())
                .contains(
                        "bot-loop 1, cart-abandonment 8, digital-to-human-switch 1, repeat-contact 1, tone-deaf-upsell 1")
                .contains("Alerts      1 fired, 1 resolved");
    }

    @Test
    void aVisitorWhoLogsInHalfWayIsFoundAsTheCustomer() {
        assertThat(run.lines())
                .anyMatch(match -> match.contains("\"pattern\":\"cart-abandonment\"")
                        && match.contains("\"customer_id\":\"c-1002\"")
                        && match.contains("2026-03-17T10:14"));
    }

    @Test
    void theFolderHoldsWhatWasSaid() throws Exception {
        assertThat(out.resolve("summary.json")).content().contains("\"matches\" : 12", "\"accepted\" : 260");
        assertThat(out.resolve("report.html")).content().contains("cart abandonment", "resolved");
        assertThat(out.resolve("export").resolve("friction.parquet")).exists();
        assertThat(out.resolve("state.db")).exists();
        assertThat(Files.exists(out.resolve("lines"))).isFalse();
    }

    @Test
    void theLakehouseAnswersInSql() {
        Shell sql = Shell.run(
                "sql",
                "--out",
                out.toString(),
                "--csv",
                "SELECT pattern, count(*) AS n FROM friction"
                        + " WHERE state = 'matched' GROUP BY pattern ORDER BY pattern");

        assertThat(sql.code()).as(sql.err()).isZero();
        assertThat(sql.lines()).startsWith("pattern,n").contains("bot-loop,1");
    }

    @Test
    void aWrongQueryIsWrongUse() {
        Shell sql = Shell.run("sql", "--out", out.toString(), "SELECT nothing FROM friction");

        assertThat(sql.code()).isEqualTo(2);
        assertThat(sql.err()).contains("nothing");
    }

    @Test
    void theDoctorFindsAllInOrder() {
        Shell doctor = Shell.run("doctor", "--out", out.toString());

        assertThat(doctor.code()).as(doctor.out()).isZero();
        assertThat(doctor.out()).contains("ok    balance", "the tables agree", "ok    lakehouse");
    }
}
