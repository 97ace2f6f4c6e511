package io.throughline.cep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.throughline.expressions.yaml.Problem;
import io.throughline.expressions.yaml.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
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
