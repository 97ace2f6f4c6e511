package io.throughline.cep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.throughline.expressions.yaml.Problem;
import io.throughline.expressions.yaml.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that is wrong says where, what stands there, and what should. */
class BrokenPatternsTest {

    /** Every case below replaces one piece of this file. */
    private static final String SOUND = """
            pattern: unanswered
            version: 1
            about: A question without an answer.
            owner: service
            severity: high
            weight: 2
            key: customer
            per: case_id
            sequence:
              - question: { on: [message_received], where: "topic == 'billing'" }
              - absent: { on: agent_replied, where: "case_id == question.case_id" }
              - again: { on: contact_started, times: 2, consecutive: true }
            within: 24h
            emit: { journey: support, at: question }
            once_per: question
            cooldown: 7d
            tests:
              - name: nobody answers
                events: [{ id: e1, at: 0m, type: message_received, channel: web }]
                expect: []
            """;

    @Test
    void theSoundFileIsAccepted() {
        PatternDefinition definition = PatternFiles.parse("sound.yaml", SOUND);

        assertThat(definition.name()).isEqualTo("unanswered");
        assertThat(definition.steps()).extracting(Step::name).containsExactly("question", "again");
        assertThat(definition.closesWithAbsence()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // what stands in the sound file | what a mistake makes of it | line | column | field | part of the
                // message
                "pattern: unanswered | pattern: Unanswered! | 1 | 10 | pattern | lower-case",
                "version: 1 | version: 0 | 2 | 10 | version | 1 or more",
                "version: 1 | version: one | 2 | 10 | version | a whole number",
                "about: A question without an answer. | about: ' ' | 3 | 9 | about | some words",
                "owner: service | owners: service | 4 | 1 | owners | owner",
                "severity: high | severity: hihg | 5 | 11 | severity | one of low, medium, high, critical",
                "weight: 2 | weight: -2 | 6 | 9 | weight | 0 or more",
                "key: customer | key: account | 7 | 6 | key | customer",
                "per: case_id | per: caseid | 8 | 6 | per | did you mean case_id",
                "per: case_id | per: amount | 8 | 6 | per | a text",
                "[message_received] | [mesage_received] | 10 | 22 | sequence[0].question.on[0] | did you mean message_received",
                "[message_received] | [message_received, message_received] | 10 | 40 | sequence[0].question.on[1] | once",
                "[message_received] | [] | 10 | 21 | sequence[0].question.on | at least one",
                "topic == 'billing' | topik == 'billing' | 10 | 49 | sequence[0].question.where | topic",
                "topic == 'billing' | topic == 5 | 10 | 55 | sequence[0].question.where | found",
                "topic == 'billing' | topic | 10 | 49 | sequence[0].question.where | a condition",
                "case_id == question.case_id | case_id == again.case_id | 11 | 53 | sequence[1].absent.where | again.case_id",
                "on: agent_replied, | on: agent_replied, times: 2, | 11 | 34 | sequence[1].absent.times | one of on, where",
                "again: | question: | 12 | 5 | sequence[2] | a new name",
                "again: | topic: | 12 | 5 | sequence[2] | no field",
                "again: | Again: | 12 | 5 | sequence[2] | lower-case",
                "times: 2, consecutive: true | times: 1 | 12 | 42 | sequence[2].again.times | from 2 to 50",
                "times: 2, consecutive: true | consecutive: true | 12 | 48 | sequence[2].again.consecutive | times beside it",
                "times: 2, consecutive: true | contiguity: strict | 12 | 47 | sequence[2].again.contiguity | relaxed or any",
                "times: 2, consecutive: true | often: true | 12 | 35 | sequence[2].again.often | unknown key",
                "within: 24h | within: soon | 13 | 9 | within | a duration",
                "within: 24h | within: 0s | 13 | 9 | within | from 1ms",
                "within: 24h | within: 9999d | 13 | 9 | within | 400d",
                "at: question } | at: answer } | 14 | 31 | emit.at | question, again",
                "once_per: question | once_per: questoin | 15 | 11 | once_per | did you mean question",
                "cooldown: 7d | cooldown: -7d | 16 | 11 | cooldown | a duration",
                "type: message_received, channel | type: message, channel | 19 | 38 | tests[0].events[0].type | an event type",
                "channel: web | channel: fax | 19 | 65 | tests[0].events[0].channel | one of web",
                "channel: web | chanel: web | 19 | 64 | tests[0].events[0].chanel | did you mean channel",
                "channel: web | consent: web | 19 | 65 | tests[0].events[0].consent | one value",
                "expect: [] | expect: [{ at: 1m, steps: { question: e9 } }] | 20 | 43 | tests[0].expect[0].steps.question | one of e1",
                "expect: [] | expect: [{ at: 1m, steps: { quest: e1 } }] | 20 | 40 | tests[0].expect[0].steps.quest | question, again",
                "expect: [] | expect: | 20 | 12 | tests[0].expect | [] for none",
            })
    void aMistakeIsFoundWhereItStands(
            String sound, String mistake, int line, int column, String field, String message) {
        assertThat(SOUND).contains(sound);

        Problem problem = problemIn(SOUND.replace(sound, mistake));

        assertThat(problem.at().toString()).isEqualTo("broken.yaml:" + line + ":" + column);
        assertThat(problem.field()).isEqualTo(field);
        assertThat(problem.toString()).contains(message);
    }

    /** Every case below replaces one piece of this file; ¦ marks the place that the problem must name. */
    private static final String RICH = """
            pattern: every-word
            version: 1
            about: Every word of the language.
            owner: tests
            severity: low
            status: shadow
            stage: use
            polarity: negative
            per: [session_id, topic]
            parameters: { patience: 1h, low: 2.0 }
            calendar: { zone: Europe/Berlin, days: [mon, tue], open: 09:00-17:00, holidays: [2026-12-25] }
            sequence:
              - a: { on: click, times: 3, distinct: channel, until: { on: logout } }
              - b: { on: login, optional: true, within: 10m }
              - group: { sequence: [c: { on: page_viewed }, d: { on: page_ping }], times: 2 }
              - either: [e: { on: js_error }, [f: { on: http_error }, g: { on: coupon_denied }]]
              - h: { on: feedback_given, times: 2+, where: "score <= low && topic.matches('a+')" }
              - absent: { on: agent_replied, within: { chat: 2m, email: 8h open } }
            within: patience
            at_risk: 50%
            overlap: false
            resolved_by: { on: agent_replied, where: "topic == a.topic", within: 24h }
            """;

    @Test
    void everyWordIsAccepted() {
        assertThat(PatternFiles.parse("rich.yaml", RICH).variants()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "status: shadow | status: ¦alive | one of draft, shadow, live",
                "stage: use | stage: ¦using | one of awareness",
                "polarity: negative | polarity: ¦bad | negative, positive",
                "at_risk: 50% | at_risk: ¦half | such as 50%",
                "at_risk: 50% | at_risk: ¦150% | such as 50%",
                "overlap: false | overlap: ¦never | true or false",
                "overlap: false | ¦skip: past_last_event | unknown key skip",
                "overlap: false | ¦action: { suppress: marketing } | unknown key action",
                "per: [session_id, topic] | per: [session_id, ¦amount] | a text",
                "per: [session_id, topic] | per: [¦sesion_id] | did you mean session_id",
                "times: 3, | times: ¦0, | a number from 2 to 50",
                "times: 3, | times: ¦5..2, | a range such as 1..3",
                "times: 3, | times: ¦often, | 2+ for two or more",
                "times: 3, | times: ¦1000+, | from 2 to 50",
                "times: 3, distinct: channel, until: { on: logout } | distinct: ¦channel | times beside it",
                "times: 3, distinct: channel, until: { on: logout } | optional: ¦true | a first step that happens",
                "distinct: channel | distinct: ¦chanel | did you mean channel",
                "until: { on: logout } | until: { on: ¦logot } | did you mean logout",
                "until: { on: logout } | until: ¦{ on: logout }, consecutive: true | one of them",
                "times: 3, distinct: channel, until: { on: logout } | times: 2..3, until: ¦{ on: logout } | a fixed number",
                "within: 10m | within: ¦ten minutes | a duration such as",
                "within: 10m | within: { chta: ¦2m } | did you mean chat",
                "8h open | ¦8h opne | a duration such as",
                "zone: Europe/Berlin | zone: ¦Europe/Berln | such as Europe/Berlin",
                "days: [mon, tue] | days: [mon, ¦tues] | one of mon, tue",
                "open: 09:00-17:00 | open: ¦17:00-09:00 | open before they close",
                "open: 09:00-17:00 | open: ¦nine to five | 09:00-17:00",
                "holidays: [2026-12-25] | holidays: [¦25.12.2026] | 2026-12-25",
                "patience: 1h | topic: ¦1h | no field",
                "within: patience | within: ¦patence | did you mean patience",
                "sequence: [c: { on: page_viewed }, d: { on: page_ping }] | sequence: ¦[c: { on: page_viewed }, absent: { on: page_ping }, d: { on: click }] | a group of steps only",
                "  - group: { sequence: [c: { on: page_viewed }, d: { on: page_ping }], times: 2 } |   - ¦group: { sequence: [c: { on: page_viewed }], times: 2 } | the step itself",
                "[e: { on: js_error }, [f: { on: http_error }, g: { on: coupon_denied }]] | ¦[e: { on: js_error }] | at least two branches",
                "[e: { on: js_error }, [f | [[¦either: [k: { on: login }, l: { on: logout }]], [f | all branches side by side",
                "[f: { on: http_error }, | [¦a: { on: http_error }, | a new name",
                "times: 2+, | times: 2, greedy: ¦true, | times that leave a choice",
                "  - group: { sequence: [c: { on: page_viewed }, d: { on: page_ping }], times: 2 } |   - ¦absent: { on: logout } | either: [ [with it], [without it] ]",
                "where: \"topic == a.topic\", within: 24h } | where: \"topic == ¦z.topic\", within: 24h } | z.topic",
                "resolved_by: { on: agent_replied, where: \"topic == a.topic\", within: 24h } | resolved_by: ¦{ on: agent_replied } | a value",
                "- h: | - ¦patience: | no parameter",
                "- h: | - ¦previous: | no field",
                "score <= low | score <= ¦lwo | did you mean low",
                "score <= low | score ¦<= patience | found",
                "score <= low | T¦(java.lang.Runtime) == 1 | the unknown function T",
                "topic.matches('a+') | topic.matches(¦'(a{999}){999}') | repeats",
                "topic.matches('a+') | topic.matches(¦'(a)\\\\\\\\1') | RE2",
                "- absent: { on: agent_replied, within: { chat: 2m, email: 8h open } } | - i: { on: logout } | an absence at the end",
            })
    void aMistakeIsMarked(String sound, String mistake, String message) {
        assertThat(RICH).contains(sound);
        String marked = RICH.replace(sound, mistake);
        int mark = marked.indexOf('¦');

        Problem problem = problemIn(marked.replace("¦", ""));

        assertThat(problem.toString()).contains(message);
        if (mark >= 0) {
            String before = marked.substring(0, mark);
            long line = before.chars().filter(c -> c == '\n').count() + 1;
            int column = mark - before.lastIndexOf('\n');
            assertThat(problem.at().toString()).isEqualTo("broken.yaml:" + line + ":" + column);
        }
    }

    @Test
    void openTimeNeedsACalendar() {
        String without = RICH.replaceAll("calendar: .*\n", "");

        assertThat(problemIn(without).toString())
                .startsWith("broken.yaml:17:61: sequence[5].absent.within.email: found open time, but no calendar");
    }

    @Test
    void whatWouldFillTheMemoryIsRefusedBeforeItDoes() {
        String aliases = "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n";

        assertThat(problemIn(aliases).toString()).contains("an alias within an anchored value");
        assertThat(problemIn("x".repeat(10_000_000)).toString()).contains("10000000 characters");
    }

    @Test
    void tooManyWaysAreRefused() {
        String choice = "  - either: [p%1$d: { on: click }, q%1$d: { on: login }]\n";
        String choices = IntStream.range(0, 5).mapToObj(choice::formatted).collect(Collectors.joining());

        assertThat(problemIn(RICH.replace("  - h:", choices + "  - h:")).toString())
                .contains("64 ways to match, expected at most 16");
    }

    @Test
    void aSequenceBeginsWithAStep() {
        Problem problem = problemIn(
                SOUND.replace("  - question: { on: [message_received], where: \"topic == 'billing'\" }\n", ""));

        assertThat(problem.toString())
                .isEqualTo("broken.yaml:10:5: sequence[0]: found an absence first, expected a step, from which the"
                        + " window runs");
    }

    @Test
    void twoAbsencesInARowAreOne() {
        Problem problem = problemIn(SOUND.replace("  - again:", "  - absent: { on: issue_resolved }\n  - again:"));

        assertThat(problem.toString()).startsWith("broken.yaml:12:5: sequence[2]: found two absences in a row");
    }

    @Test
    void aWindowIsNeeded() {
        Problem problem = problemIn(SOUND.replace("within: 24h\n", ""));

        assertThat(problem.toString()).startsWith("broken.yaml:1:1: within: found nothing, expected");
    }

    @Test
    void aSequenceIsAList() {
        Problem problem = problemIn(SOUND.replaceAll("(?s)sequence:.*within", "sequence: { a: b }\nwithin"));

        assertThat(problem.toString()).startsWith("broken.yaml:9:11: sequence: found no list");
    }

    @Test
    void anElementHasOneName() {
        Problem problem = problemIn(SOUND.replace("  - again: {", "  - other: { on: click }\n    again: {"));

        assertThat(problem.toString()).startsWith("broken.yaml:12:5: sequence[2]: found 2 keys");
    }

    @Test
    void testsAndTheirEventsHaveNamesOfTheirOwn() {
        String test = SOUND.substring(SOUND.indexOf("  - name:"));

        assertThat(problemIn(SOUND + test).toString()).startsWith("broken.yaml:21:11: tests[1].name");
        assertThat(problemIn(SOUND.replace("channel: web }", "channel: web }, { id: e1, at: 0m, type: click }"))
                        .toString())
                .startsWith("broken.yaml:19:78: tests[0].events[1].id");
    }

    @Test
    void aFolderTellsTheProblemsOfAllItsFiles(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a.yaml"), SOUND.replace("version: 1", "version: 0"));
        Files.writeString(folder.resolve("b.yml"), SOUND);
        Files.writeString(folder.resolve("c.yaml"), SOUND);
        Files.writeString(folder.resolve("notes.txt"), "no pattern");

        assertThatThrownBy(() -> PatternFiles.read(folder))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("a.yaml:2:10: version")
                .hasMessageContaining("c.yaml:1:10: pattern: found the name unanswered, which another file has");
    }

    @Test
    void aFolderOrAFileCanBeRead(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("b.yml"), SOUND);

        assertThat(PatternFiles.read(folder)).hasSize(1);
        assertThat(PatternFiles.read(file)).hasSize(1);
    }

    @Test
    void anEmptyFolderIsAProblem(@TempDir Path folder) {
        assertThatThrownBy(() -> PatternFiles.read(folder))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("found a folder without pattern files");
    }

    private static Problem problemIn(String text) {
        ProblemException exception =
                catchThrowableOfType(ProblemException.class, () -> PatternFiles.parse("broken.yaml", text));
        assertThat(exception).as("a problem").isNotNull();
        return exception.problems().get(0);
    }
}
