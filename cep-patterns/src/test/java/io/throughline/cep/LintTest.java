package io.throughline.cep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Traps that a sound file can still fall into are said, with a way out. */
class LintTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "nothing",
            value = {
                "[a: { on: page_viewed }, b: { on: login }] | within: 24h | every page_viewed begins a match that is kept for 1d",
                "[a: { on: page_viewed }, b: { on: login }] | within: 5m | nothing",
                "[a: { on: page_viewed, where: touchpoint == '/help' }, b: { on: login }] | within: 24h | nothing",
                "[a: { on: login }, b: { on: click, contiguity: strict }] | within: 1h | b lets nothing come between",
                "[a: { on: login }, b: { on: click, contiguity: strict }] | 'within: 1h\nper: session_id' | nothing",
                "[a: { on: login }, b: { on: click, contiguity: any }] | within: 1h | b makes a match of every event that fits",
                "[a: { on: login, times: 2+ }] | within: 1h | a makes a match for each number of events",
                "[a: { on: login, times: 2+ }] | 'within: 1h\nonce_per: a' | nothing",
                "[a: { on: login }, absent: { on: logout }] | within: 90d | what begins is kept for 90d",
            })
    void aTrapIsSaid(String sequence, String words, String warning) {
        PatternDefinition pattern = PatternFiles.parse("trap.yaml", """
                pattern: trap
                version: 1
                about: Perhaps a trap.
                owner: tests
                severity: low
                sequence: %s
                %s
                """.formatted(sequence, words));

        if (warning == null) {
            assertThat(Lint.of(pattern)).isEmpty();
        } else {
            assertThat(Lint.of(pattern)).singleElement().asString().startsWith(warning);
        }
    }
}
