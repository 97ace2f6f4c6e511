package io.throughline.jobs.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong use ends with 2 and says what to do; help goes to stdout and ends with 0. */
class UsageTest {

    @TempDir
    Path out;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ingest",
                "friction",
                "patterns",
                "formats",
                "simulate",
                "report",
                "sql",
                "value",
                "deliver",
                "doctor"
            })
    void everyCommandHelps(String command) {
        Shell help = Shell.run(command, "--help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Usage: throughline " + command).contains("Example");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void withoutACommandTheUsageIsSaid() {
        Shell nothing = Shell.run();

        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("say what to do").contains("ingest", "friction", "doctor");
    }

    @Test
    void aMistypedOptionIsNamed() {
        Shell mistyped = Shell.run("ingest", "--inptu", "x");

        assertThat(mistyped.code()).isEqualTo(2);
        assertThat(mistyped.err()).contains("--inptu").contains("--input");
    }

    @Test
    void aRunWithNothingToReadSaysWhatToGive() {
        Shell nothing = Shell.run("ingest", "--out", out.toString());

        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err())
                .contains("give --input PATH and --format NAME")
                .contains("segment");
    }

    @Test
    void anInputWithoutAFormatSaysWhichThereAre() {
        Shell formatless = Shell.run("friction", "--out", out.toString(), "--input", "x.jsonl");

        assertThat(formatless.code()).isEqualTo(2);
        assertThat(formatless.err()).contains("--input needs --format").contains("snowplow-enriched");
    }

    @Test
    void anUnknownFormatIsNamed() {
        Shell unknown = Shell.run("ingest", "--out", out.toString(), "--input", "x", "--format", "segmnt");

        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("segmnt");
    }

    @Test
    void anInputThatIsNotThereIsNamed() {
        Shell missing = Shell.run("ingest", "--out", out.toString(), "--input", "no-such-file", "--format", "segment");

        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("no-such-file");
    }

    @Test
    void aBrokenConfigurationEndsWithItsPlaces() throws Exception {
        Path file = Files.writeString(out.resolve("throughline.yaml"), "parallelism: 2\nkafka:\n  boostrap: x\n");

        Shell broken = Shell.run("sql", "--config", file.toString(), "SELECT 1");

        assertThat(broken.code()).isEqualTo(2);
        assertThat(broken.err()).startsWith(file + ":3:3: kafka.boostrap: found unknown key boostrap, expected one of");
    }

    @Test
    void aWrongFlagIsNamedInItsProblem() {
        Shell wrong = Shell.run("sql", "--set", "parallelism=0", "SELECT 1");

        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("--set parallelism:1:13: parallelism: found 0");
    }

    @Test
    void thereIsNoLakehouseBeforeTheFirstRun() {
        Shell early = Shell.run("sql", "--out", out.resolve("none").toString(), "SELECT 1");

        assertThat(early.code()).isEqualTo(2);
        assertThat(early.err()).contains("run throughline ingest or friction first");
        assertThat(out.resolve("none")).doesNotExist();
    }

    @Test
    void aWebhookNeedsItsSecret() {
        Shell half = Shell.run("deliver", "--out", out.toString(), "--webhook", "https://hooks.example.org/cx");

        assertThat(half.code()).isEqualTo(2);
        assertThat(half.err()).contains("--webhook-secret-env");
    }

    @Test
    void deliverNeedsSomeoneToDeliverTo() {
        Shell nobody = Shell.run("deliver", "--once", "--out", out.toString());

        assertThat(nobody.code()).isEqualTo(2);
        assertThat(nobody.err()).contains("nobody to deliver to");
    }
}
