package io.throughline.jobs.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.connectors.lakehouse.Lakehouse;
import io.throughline.connectors.lakehouse.LakehouseReader;
import io.throughline.connectors.lakehouse.LakehouseSettings;
import io.throughline.connectors.privacy.FailureCipher;
import io.throughline.connectors.privacy.SecretKeys;
import io.throughline.connectors.webhooks.Receiver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command of the README on the sample, and what can be asked afterwards. */
class SampleRunTest {

    @TempDir
    static Path out;

    private static final Path SAMPLE = Path.of("..", "sample", "segment-events.jsonl");

    private static Shell run;
    private static List<Receiver.Received> received;

    @BeforeAll
    static void findFrictionInTheSample() throws Exception {
        try (Receiver receiver = new Receiver()) {
            run = Shell.run(
                    "friction",
                    "--input",
                    SAMPLE.toString(),
                    "--format",
                    "segment",
                    "--out",
                    out.toString(),
                    "--json",
                    "--webhook",
                    receiver.url(),
                    "--webhook-secret-env",
                    "THROUGHLINE_TEST_SECRET",
                    "--set",
                    "webhooks.allow_networks=[127.0.0.0/8]",
                    "--set",
                    "webhooks.allow_ports=[" + receiver.port() + "]");
            received = List.copyOf(receiver.received());
        }
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
    void theReceiverHearsOfTheSpikeAndOfItsEndOnceEachAndGenuinely() {
        assertThat(received).hasSize(2).allMatch(Receiver.Received::genuine);
        assertThat(received.get(0).body()).contains("friction.spike.firing");
        assertThat(received.get(1).body()).contains("friction.spike.resolved");
    }

    @Test
    void failedRecordsDecryptToTheBytesThatWereSent() throws Exception {
        FailureCipher cipher = FailureCipher.of("local", SecretKeys.inFolder(out.resolve("keys"), "failed-events"));
        List<String> sent = Files.readAllLines(SAMPLE);
        try (Lakehouse lakehouse = Lakehouse.open(LakehouseSettings.embedded(out))) {
            List<Map<String, Object>> failed = new LakehouseReader(lakehouse).rows("failed_events");

            assertThat(failed).hasSize(2).allSatisfy(row -> {
                int line = Integer.parseInt(row.get("raw_ref").toString().split("#")[1]);
                assertThat(new String(cipher.decrypt((byte[]) row.get("payload")), StandardCharsets.UTF_8))
                        .isEqualTo(sent.get(line - 1));
            });
        }
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
