package io.throughline.cep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.expressions.yaml.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a deployment keeps in its own folder. */
class DeploymentPatternsTest {

    @TempDir
    private Path folder;

    @Test
    void aShippedPatternIsUsedWithOtherValuesAndNoCopy() throws Exception {
        write("support.yaml", """
                use: unresponsive-support
                status: live
                owner: care
                severity: low
                parameters: { chat: 1m }
                calendar: { zone: Europe/Berlin, days: [mon], open: 09:00-17:00 }
                tests:
                  - name: one minute here
                    events: [{ id: q, at: 0m, type: message_received, channel: chat, conversation_id: c1 }]
                    expect: [{ at: 1m, steps: { question: q } }]
                """);

        PatternDefinition used = PatternFiles.read(folder).get(0);
        PatternDefinition shipped = PatternFiles.shipped().stream()
                .filter(pattern -> pattern.name().equals("unresponsive-support"))
                .findFirst()
                .orElseThrow();

        assertThat(used.isLive()).isTrue();
        assertThat(used.description().owner()).isEqualTo("care");
        assertThat(used.description().severity()).isEqualTo(Severity.LOW);
        assertThat(used.description().about()).isEqualTo(shipped.description().about());
        assertThat(used.parameters().values())
                .containsEntry("chat", Duration.ofMinutes(1))
                .containsEntry("social", Duration.ofHours(1));
        assertThat(used.fingerprint()).isNotEqualTo(shipped.fingerprint());
        assertThat(PatternTests.run(PatternFiles.read(folder))).singleElement().matches(PatternTestResult::passed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "use: unresponsive-suport | 1:6: use: | did you mean unresponsive-support",
                "use: unresponsive-support; sequence: [] | 2:1: sequence: | unknown key sequence",
                "use: unresponsive-support; parameters: { chatt: 1m } | 2:22: parameters.chatt: | did you mean chat",
                "use: unresponsive-support; parameters: { chat: 5 } | 2:21: parameters.chat: | a duration, as the pattern declares it",
                "use: cart-abandonment; parameters: { hour: 1h } | 2:21: parameters.hour: | the pattern declares none",
            })
    void aWrongChangeIsMarkedInTheDeploymentsFile(String file, String place, String message) throws Exception {
        write("use.yaml", file.replace("; ", "\n"));

        assertThatThrownBy(() -> PatternFiles.read(folder))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("use.yaml:" + place)
                .hasMessageContaining(message);
    }

    @Test
    void namesOfItsOwnAreDeclaredBesideThePatterns() throws Exception {
        write("a-pattern.yaml", """
                pattern: shelf-watch
                version: 1
                about: Somebody looked at a shelf.
                owner: stores
                severity: low
                sequence: [look: { on: shelf_seen, where: shelf == 'tea' }]
                within: 1h
                """);
        write("types.yaml", "event_types: { shelf_seen: { about: A shelf was looked at., needs: [shelf] } }");
        write("words.yaml", "attributes: { shelf: { type: string, about: A shelf. } }");

        assertThat(PatternFiles.read(folder))
                .singleElement()
                .satisfies(pattern -> assertThat(pattern.eventTypes()).containsExactly("shelf_seen"));
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }
}
