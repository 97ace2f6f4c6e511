package io.throughline.cep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.throughline.expressions.yaml.Problem;
import io.throughline.expressions.yaml.ProblemException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A word that is used wrongly is marked at the very place, with how to mend it. */
class BrokenWordsTest {

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

    private static Problem problemIn(String text) {
        ProblemException exception =
                catchThrowableOfType(ProblemException.class, () -> PatternFiles.parse("broken.yaml", text));
        assertThat(exception).as("a problem").isNotNull();
        return exception.problems().get(0);
    }
}
