package io.throughline.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.expressions.yaml.ProblemException;
import io.throughline.expressions.yaml.YamlNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionProblemsTest {

    /** Columns count from 12, where {@link Facts#START} puts the first character. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            topc == 'a'               | 12 | the unknown name topc | a declared name; did you mean topic?
            complain.case_id == 'a'   | 12 | the unknown name complain.case_id | a declared name; did you mean complaint.case_id?
            complaint.cas_id == 'a'   | 12 | the unknown name complaint.cas_id | a declared name; did you mean complaint.case_id?
            1 < zebra                 | 16 | the unknown name zebra | a declared name
            T(java.lang.Runtime)      | 13 | the unknown function T | one of contains, duration, endsWith, matches, size, startsWith, timestamp
            topic.startWith('a')      | 27 | the unknown function startWith | one of contains, duration, endsWith, matches, size, startsWith, timestamp; did you mean startsWith?
            has(raw.x)                | 15 | the unknown function has | one of contains, duration, endsWith, matches, size, startsWith, timestamp
            raw.exists(x, x > 1)      | 22 | the unknown function exists | one of contains, duration, endsWith, matches, size, startsWith, timestamp
            amount > 'x'              | 19 | number > text | two numbers, texts, timestamps or durations
            topic == 3                | 18 | text == whole number | both sides of one type, or null
            event_time == 'x'         | 23 | timestamp == text | both sides of one type, or null
            'a' + 3                   | 16 | text + whole number | two numbers, texts or durations, or a timestamp and a duration
            wait_ms % 1.5             | 20 | whole number % number | two whole numbers
            -topic                    | 12 | -text | a number or a duration
            !topic                    | 12 | !(text) | a boolean
            topic && resolved         | 18 | text && boolean | two booleans
            resolved ? 1 : 'a'        | 21 | ?:(boolean, whole number, text) | a boolean, and two values of one type
            topic in 'abc'            | 18 | text in text | a list of values of that type, or a map
            flags['a']                | 17 | [](list, text) | a list and a whole number, or a map and a text
            topic.foo                 | 17 | a field of a text | a map to select it from
            size(3)                   | 16 | size(whole number) | a text, a list or a map
            topic.startsWith(3)       | 28 | text.startsWith(whole number) | text.startsWith(text)
            startsWith(topic, 'a')    | 22 | startsWith(text, text) | text.startsWith(text)
            topic.matches('(')        | 26 | the pattern '(' (missing closing ): () | a pattern in RE2 syntax
            topic.matches(case_id)    | 26 | a pattern that is computed | a literal one, which is checked when it is read
            topic.matches('(a{999}){999}') | 26 | a pattern whose repeats multiply | repeats of at most 10000 in all
            duration('soon')          | 21 | 'soon' | a duration such as '5m'
            timestamp('soon')         | 22 | 'soon' | a time such as '2026-01-01T00:00:00Z'
            [1, 'a']                  | 16 | a text in a list of another type | values of one type
            ['a', 1]                  | 18 | a number in a list of another type | values of one type
            ['a', null]               | 18 | null in a list | a value
            {'a': 1}                  | 12 | { … } | a name, a literal, a list or an operation
            5u                        | 12 | an unsigned number or bytes | a number, a text, true, false or null
            topic ==                  | 20 | the end of the expression | more, in CEL syntax
            topic == 'a' topic        | 25 | extraneous input 'topic' | an expression in CEL syntax
            """)
    void namesWhatIsWrongAndWhere(String source, int column, String found, String expected) {
        assertThatThrownBy(() -> Facts.compile(source))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        exception -> assertThat(exception.problems()).anySatisfy(problem -> {
                            assertThat(problem.found()).isEqualTo(found);
                            assertThat(problem.expected()).isEqualTo(expected);
                            assertThat(problem.at()).hasToString("rule.yaml:7:" + column);
                            assertThat(problem.field()).isEqualTo("expression");
                        }));
    }

    @Test
    void namesEveryUnknownNameAtOnce() {
        assertThatThrownBy(() -> Facts.compile("topc == 'a' && amont > 5"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        exception -> assertThat(exception.problems()).hasSize(2));
    }

    @Test
    void countsLinesOfALongExpression() {
        assertThatThrownBy(() -> Facts.compile("topic == 'a'\n  && amount > 'x'"))
                .hasMessageStartingWith("rule.yaml:8:24: expression: found number > text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: { where: topic == 'é' && amount > 'x' }",
                "a: { where: \"topic == 'é' && amount > 'x'\" }",
                "a: { where: 'topic == ''é'' && amount > ''x''' }",
                "a: { where: \"topic == \\\"é\\\" && amount > 'x'\" }",
                "a:\n  where: |\n    topic == 'é' &&\n    amount > 'x'\n",
                "a:\n  where: >\n    topic == 'é' &&\n    amount > 'x'\n",
                "a:\n  where: topic == 'é' &&\n    amount > 'x'\n",
                "a:\n  where: \"topic == 'é'   \n\n    && amount > 'x'\"\n",
            })
    void pointsAtTheOperatorInTheFileHoweverTheTextIsWritten(String yaml) {
        YamlNode where = YamlNode.read("rule.yaml", yaml).required("a").required("where");

        assertThatThrownBy(() -> Expression.compile(where, new Facts()))
                .isInstanceOfSatisfying(ProblemException.class, exception -> {
                    var problem = exception.problems().get(0);
                    assertThat(problem.field()).isEqualTo("a.where");
                    String line = yaml.split("\n", -1)[problem.at().line() - 1];
                    assertThat(line.substring(problem.at().column() - 1)).startsWith("> '");
                });
    }

    @Test
    void wantsAConditionToBeTrueOrFalse() {
        YamlNode rule = YamlNode.read("rule.yaml", "where: amount + 1\nok: raw.resolved\nfine: amount > 1");

        assertThatThrownBy(() -> Expression.condition(rule.required("where"), new Facts()))
                .hasMessage("rule.yaml:1:8: where: found a number, expected a condition, true or false");
        assertThat(Expression.condition(rule.required("ok"), new Facts()).type())
                .isEqualTo(ValueType.DYNAMIC);
        assertThat(Expression.condition(rule.required("fine"), new Facts()).type())
                .isEqualTo(ValueType.BOOLEAN);
    }

    @Test
    void refusesWhatIsTooLargeToRead() {
        assertThatThrownBy(() -> Facts.compile("topic == '" + "a".repeat(20_000) + "'"))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Facts.compile("(".repeat(2_000) + "1" + ")".repeat(2_000)))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Facts.compile("topic.matches('" + "a".repeat(2_000) + "')"))
                .hasMessageContaining("a pattern of 2000 characters");
    }

    @Test
    void hasAWordForEveryType() {
        for (ValueType type : ValueType.values()) {
            assertThat(type.inWords()).isNotBlank();
        }
    }
}
