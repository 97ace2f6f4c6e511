package io.throughline.jobs.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Patterns and formats by the command line: 0 when sound, 1 with the place when not. */
class DefinitionFilesTest {

    @TempDir
    Path folder;

    @Test
    void shippedFormatsAreListedAndPassTheirTests() {
        Shell list = Shell.run("formats", "list");
        Shell test = Shell.run("formats", "test");

        assertThat(list.lines()).anyMatch(line -> line.startsWith("segment"));
        assertThat(test.code()).as(test.out()).isZero();
        assertThat(test.err()).contains(" 0 failed");
    }

    @Test
    void formatTestsAreJsonLinesWhenAsked() {
        Shell test = Shell.run("formats", "test", "segment", "--json");

        assertThat(test.lines())
                .allMatch(line ->
                        line.startsWith("{\"format\":\"segment\",\"test\":") && line.contains("\"passed\":true"));
    }

    @Test
    void aBrokenFormatIsRefusedWithItsPlace() throws Exception {
        Path file = Files.writeString(folder.resolve("till.yaml"), "format: till\nreads: jsn\n");

        Shell check = Shell.run("formats", "check", file.toString());

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.err()).contains(file + ":");
    }

    @Test
    void shippedPatternsAreListed() {
        Shell list = Shell.run("patterns", "list", "--json");

        assertThat(list.code()).isZero();
        assertThat(list.lines()).anyMatch(line -> line.startsWith("{\"pattern\":\"cart-abandonment\",\"version\":1,"));
    }

    @Test
    void aBrokenPatternIsRefusedWithItsPlace() throws Exception {
        Path file = Files.writeString(folder.resolve("broken.yaml"), "pattern: broken\nversion: one\n");

        Shell check = Shell.run("patterns", "check", file.toString());

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.err()).contains(file + ":");
    }

    @Test
    void aPatternWhoseTestFailsSaysWhatWasFound() throws Exception {
        Path file = Files.writeString(folder.resolve("wrong.yaml"), """
                pattern: wrong
                version: 1
                about: Expects what does not happen.
                owner: nobody
                severity: low
                weight: 1
                key: customer
                sequence:
                  - login: { on: login }
                within: 10m
                emit: { at: login }
                tests:
                  - name: never
                    events: [ { id: e1, at: 0m, type: login } ]
                    expect: []
                """);

        Shell test = Shell.run("patterns", "test", file.toString());

        assertThat(test.code()).as(test.err()).isEqualTo(1);
        assertThat(test.out())
                .contains("FAIL  wrong: never")
                .contains("no match")
                .contains("login: e1");
    }
}
