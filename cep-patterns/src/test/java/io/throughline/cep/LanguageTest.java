package io.throughline.cep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
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

    private static final List<PatternDefinition> DEFINITIONS = new ArrayList<>();
    private static List<PatternTestResult> results;

    @BeforeAll
    static void runAllInOneJob() {
        define("strict", """
                sequence:
                  - a: { on: page_viewed }
                  - b: { on: click, contiguity: strict }
                within: 1h
                tests:
                  - name: the next event must fit
                    events: [{ id: a1, at: 0m, type: page_viewed }, { id: b1, at: 1m, type: click }]
                    expect: [{ at: 1m, steps: { a: a1, b: b1 } }]
                  - name: nothing may happen in between
                    events: [{ id: a1, at: 0m, type: page_viewed }, { id: x, at: 1m, type: login }, { id: b1, at: 2m, type: click }]
                    expect: []
                """);
        define("relaxed", """
                sequence:
                  - a: { on: page_viewed }
                  - b: { on: click, contiguity: relaxed }
                within: 1h
                tests:
                  - name: anything may happen in between, and the first that fits counts
                    events:
                      - { id: a1, at: 0m, type: page_viewed }
                      - { id: x, at: 1m, type: login }
                      - { id: b1, at: 2m, type: click }
                      - { id: b2, at: 3m, type: click }
                    expect: [{ at: 2m, steps: { a: a1, b: b1 } }]
                  - name: each beginning has its own match
                    events:
                      - { id: a1, at: 0m, type: page_viewed }
                      - { id: a2, at: 1m, type: page_viewed }
                      - { id: b1, at: 2m, type: click }
                    expect: [{ at: 2m, steps: { a: a1, b: b1 } }, { at: 2m, steps: { a: a2, b: b1 } }]
                """);
        define("any", """
                sequence:
                  - a: { on: page_viewed }
                  - b: { on: click, contiguity: any }
                within: 1h
                tests:
                  - name: every event that fits makes a match
                    events:
                      - { id: a1, at: 0m, type: page_viewed }
                      - { id: b1, at: 2m, type: click }
                      - { id: b2, at: 3m, type: click }
                    expect: [{ at: 2m, steps: { a: a1, b: b1 } }, { at: 3m, steps: { a: a1, b: b2 } }]
                """);
        define("times", """
                sequence:
                  - a: { on: click, times: 2 }
                  - b: { on: login, where: "a.target == target" }
                within: 1h
                tests:
                  - name: other events may come between the repeats
                    events:
                      - { id: a1, at: 0m, type: click, target: x }
                      - { id: p, at: 1m, type: page_viewed }
                      - { id: a2, at: 2m, type: click, target: y }
                      - { id: b1, at: 3m, type: login, target: y }
                    expect: [{ at: 3m, steps: { a: [a1, a2], b: b1 } }]
                """);
        define("consecutive", """
                sequence:
                  - a: { on: click, times: 3, consecutive: true }
                within: 10m
                tests:
                  - name: nothing may come between consecutive repeats
                    events:
                      - { id: a1, at: 0m, type: click }
                      - { id: a2, at: 1m, type: click }
                      - { id: p, at: 2m, type: page_viewed }
                      - { id: a3, at: 3m, type: click }
                    expect: []
                  - name: three in a row
                    events:
                      - { id: a1, at: 0m, type: click }
                      - { id: a2, at: 1m, type: click }
                      - { id: a3, at: 2m, type: click }
                    expect: [{ at: 2m, steps: { a: [a1, a2, a3] } }]
                  - name: the window holds for repeats too
                    events:
                      - { id: a1, at: 0m, type: click }
                      - { id: a2, at: 1m, type: click }
                      - { id: a3, at: 10m, type: click }
                    expect: []
                """);
        define("consecutive-per", """
                per: session_id
                sequence:
                  - a: { on: click, times: 2, consecutive: true }
                within: 10m
                tests:
                  - name: what happens in another session does not come between
                    events:
                      - { id: a1, at: 0m, type: click, session_id: s1 }
                      - { id: p, at: 1m, type: page_viewed, session_id: s2 }
                      - { id: q, at: 2m, type: page_viewed }
                      - { id: a2, at: 3m, type: click, session_id: s1 }
                    expect: [{ at: 3m, steps: { a: [a1, a2] } }]
                """);
        define("absent-between", """
                sequence:
                  - a: { on: page_viewed }
                  - absent: { on: login, where: "target == a.target" }
                  - b: { on: click }
                within: 1h
                tests:
                  - name: what must not happen ends the match
                    events: [{ id: a1, at: 0m, type: page_viewed, target: x }, { id: n, at: 1m, type: login, target: x }, { id: b1, at: 2m, type: click }]
                    expect: []
                  - name: what does not fit its condition does not
                    events: [{ id: a1, at: 0m, type: page_viewed, target: x }, { id: n, at: 1m, type: login }, { id: b1, at: 2m, type: click }]
                    expect: [{ at: 2m, steps: { a: a1, b: b1 } }]
                """);
        define("absent-at-the-end", """
                sequence:
                  - a: { on: page_viewed }
                  - b: { on: click }
                  - absent: { on: login }
                within: 10m
                tests:
                  - name: the deadline runs from the first event
                    events: [{ id: a1, at: 0m, type: page_viewed }, { id: b1, at: 4m, type: click }]
                    expect: [{ at: 10m, steps: { a: a1, b: b1 } }]
                  - name: before the step it follows an event breaks nothing
                    events: [{ id: a1, at: 0m, type: page_viewed }, { id: n, at: 2m, type: login }, { id: b1, at: 4m, type: click }]
                    expect: [{ at: 10m, steps: { a: a1, b: b1 } }]
                  - name: a millisecond before the deadline it still does
                    events: [{ id: a1, at: 0m, type: page_viewed }, { id: b1, at: 4m, type: click }, { id: n, at: 9m59s999ms, type: login }]
                    expect: []
                  - name: a deadline at the end of the data counts
                    events: [{ id: a1, at: 0m, type: page_viewed }, { id: b1, at: 4m, type: click }]
                    data_until: 10m
                    expect: [{ at: 10m, steps: { a: a1, b: b1 } }]
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
    }

    @Test
    void meansWhatItsTestsSay() {
        assertThat(results)
                .filteredOn(result -> !result.pattern().equals("wrong-picture"))
                .hasSize(17)
                .allSatisfy(result -> assertThat(result.found())
                        .as("%s: %s", result.pattern(), result.test())
                        .isEqualTo(result.expected()))
                .allMatch(PatternTestResult::passed);
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

    private static void define(String name, String body) {
        DEFINITIONS.add(PatternFiles.parse(name + ".yaml", HEAD.formatted(name) + body));
    }
}
