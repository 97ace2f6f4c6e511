package io.throughline.cep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What each word of the language means, as Flink CEP runs it; one job for all of them. */
@Timeout(180)
class LanguageTest {

    private static final String HEAD = """
            pattern: %s
            version: 1
            about: A word of the language.
            owner: tests
            severity: low
            key: customer
            """;

    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private static final List<PatternDefinition> DEFINITIONS = new ArrayList<>();
    private static List<PatternTestResult> results;
    private static List<PatternTestResult> resultsOfFlink;

    @BeforeAll
    static void runAllInOneJob() throws IOException {
        List<String> pictures = picturesOfTheDocumentation();
        for (int i = 0; i < pictures.size(); i++) {
            define("picture-" + (i + 1), pictures.get(i));
        }
        define("times-and-fields", """
                sequence:
                  - a: { on: click, times: 2 }
                  - b: { on: login, where: "a.target == target && previous.target == target" }
                within: 1h
                tests:
                  - name: of several events of a step the last is meant
                    events:
                      - { id: a1, at: 0m, type: click, target: x }
                      - { id: p, at: 1m, type: page_viewed }
                      - { id: a2, at: 2m, type: click, target: y }
                      - { id: b1, at: 3m, type: login, target: y }
                    expect: [{ at: 3m, steps: { a: [a1, a2], b: b1 } }]
                """);
        define("window-of-repeats", """
                sequence:
                  - a: { on: click, times: 3, within: 2m }
                tests:
                  - name: each gap counts
                    events:
                      - { id: a1, at: 0m, type: click }
                      - { id: a2, at: 1m, type: click }
                      - { id: a3, at: 3m, type: click }
                    expect: []
                  - name: all gaps are short
                    events:
                      - { id: a1, at: 0m, type: click }
                      - { id: a2, at: 1m, type: click }
                      - { id: a3, at: 2m59s, type: click }
                    expect: [{ at: 2m59s, steps: { a: [a1, a2, a3] } }]
                """);
        define("absent-at-the-end", """
                sequence:
                  - a: { on: page_viewed }
                  - b: { on: click }
                  - absent: { on: login }
                within: 10m
                tests:
                  - name: before the step it follows an event breaks nothing
                    events: [{ id: a1, at: 0m, type: page_viewed }, { id: n, at: 2m, type: login }, { id: b1, at: 4m, type: click }]
                    expect: [{ at: 10m, steps: { a: a1, b: b1 } }]
                  - name: a deadline at the end of the data counts
                    events: [{ id: a1, at: 0m, type: page_viewed }, { id: b1, at: 4m, type: click }]
                    data_until: 10m
                    expect: [{ at: 10m, steps: { a: a1, b: b1 } }]
                """);
        define("risk-and-limits", """
                sequence:
                  - a: { on: page_viewed }
                  - b: { on: click }
                  - absent: { on: login, within: 10m }
                within: 1h
                at_risk: 50%
                resolved_by: { on: login, within: 1h }
                cooldown: 3h
                tests:
                  - name: risk runs from the last step, resolution from the deadline
                    events: [{ id: a1, at: 0m, type: page_viewed }, { id: b1, at: 4m, type: click }, { id: n, at: 15m, type: login }]
                    expect:
                      - { at: 9m, state: at_risk, steps: { a: a1, b: b1 } }
                      - { at: 14m, steps: { a: a1, b: b1 } }
                      - { at: 15m, state: resolved, steps: { a: a1, b: b1 } }
                  - name: what does not count is neither at risk nor resolved
                    events:
                      - { id: a1, at: 0m, type: page_viewed }
                      - { id: b1, at: 4m, type: click }
                      - { id: a2, at: 60m, type: page_viewed }
                      - { id: b2, at: 61m, type: click }
                      - { id: n, at: 80m, type: login }
                    expect:
                      - { at: 9m, state: at_risk, steps: { a: a1, b: b1 } }
                      - { at: 14m, steps: { a: a1, b: b1 } }
                """);
        define("one-event", """
                sequence:
                  - a: { on: escalated, where: "wait_ms >= 300000 && amount > 10.0" }
                within: 1h
                cooldown: 30m
                tests:
                  - name: a single event can be a pattern, once in a cooldown
                    events:
                      - { id: a1, at: 0m, type: escalated, wait_ms: 300000, amount: 12.5 }
                      - { id: a2, at: 29m, type: escalated, wait_ms: 400000, amount: 12.5 }
                      - { id: a3, at: 30m, type: escalated, wait_ms: 400000, amount: 12.5 }
                      - { id: a4, at: 90m, type: escalated, wait_ms: 1, amount: 12.5 }
                    expect: [{ at: 0m, steps: { a: a1 } }, { at: 30m, steps: { a: a3 } }]
                """);
        define("wrong-picture", """
                sequence:
                  - a: { on: escalated }
                within: 1h
                tests:
                  - name: expects what does not happen
                    events: [{ id: a1, at: 90s, type: escalated }]
                    expect: [{ at: 2m, steps: { a: a1 } }]
                  - name: expects nothing where something happens
                    events: [{ id: a1, at: 0m, type: escalated }]
                    expect: []
                """);
        results = PatternTests.run(DEFINITIONS);
        resultsOfFlink = PatternTests.run(
                DEFINITIONS,
                (records, definitions, until) -> PatternMatching.of(records, definitions, until, new FindByFlink()));
    }

    @Test
    void meansWhatItsTestsSay() {
        assertThat(results)
                .filteredOn(result -> !result.pattern().equals("wrong-picture"))
                .hasSizeGreaterThan(50)
                .allSatisfy(result -> assertThat(result.found())
                        .as("%s: %s", result.pattern(), result.test())
                        .isEqualTo(result.expected()))
                .allMatch(PatternTestResult::passed);
    }

    @Test
    void flinksOwnOperatorGivesTheSame() {
        assertThat(resultsOfFlink).isEqualTo(results);
    }

    @Test
    void everyLineOfAPictureInTheDocumentationIsATest() throws IOException {
        assertThat(picturesOfTheDocumentation())
                .hasSizeGreaterThan(20)
                .allSatisfy(picture -> assertThat(picture.lines()
                                .filter(line -> line.startsWith("  - name:"))
                                .count())
                        .as(picture)
                        .isEqualTo(picture.lines()
                                .filter(line -> line.startsWith("# "))
                                .count()));
    }

    @Test
    void aTestThatExpectsSomethingElseFailsAndSaysWhatWasFound() {
        assertThat(results)
                .filteredOn(result -> result.pattern().equals("wrong-picture"))
                .extracting(PatternTestResult::passed, PatternTestResult::expected, PatternTestResult::found)
                .containsExactly(
                        tuple(false, "at 2m a: a1", "at 90000ms a: a1"), tuple(false, "no match", "at 0m a: a1"));
    }

    @Test
    void aTestKnowsItsPlace() {
        assertThat(results).last().satisfies(result -> {
            assertThat(result.test()).isEqualTo("expects nothing where something happens");
            assertThat(result.at().file()).isEqualTo("wrong-picture.yaml");
            assertThat(result.at().line()).isEqualTo(14);
        });
    }

    @Test
    void withoutTestsNothingRuns() {
        assertThat(PatternTests.run(List.of())).isEmpty();
    }

    /** The examples of the language's page: those that are no whole files. */
    private static List<String> picturesOfTheDocumentation() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "patterns.md"));
        return YAML.matcher(page)
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains("\nsequence:") && !block.contains("\npattern:"))
                .toList();
    }

    private static void define(String name, String body) {
        DEFINITIONS.add(PatternFiles.parse(name + ".yaml", HEAD.formatted(name) + body));
    }
}
