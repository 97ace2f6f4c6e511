package io.throughline.expressions.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a careless or hostile file meets. */
class YamlLimitsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a: [1, 2                           | 1:9: found expected ',' or ']', but got <stream end>, expected valid YAML
            a: b: c                            | 1:5: found mapping values are not allowed here, expected valid YAML
            a: 'open                           | 1:9: found unexpected end of stream, expected valid YAML
            a: *nobody                         | 1:4: found undefined alias nobody, expected valid YAML
            a: 1\\n--- \\nb: 2                 | 2:1: found another document, expected valid YAML
            a: 1\\na: 2                        | 2:1: a: found the key a a second time, expected it once
            s: [{ a: 1, a: 2 }]                | 1:13: s[0].a: found the key a a second time, expected it once
            [a, b]: 1                          | 1:1: found a key that is no text, expected a plain key
            a: !!java.lang.Runtime x           | 1:4: a: found the tag tag:yaml.org,2002:java.lang.Runtime, expected a plain value
            a: { b: !own x }                   | 1:9: a.b: found the tag !own, expected a plain value
            a: !!int x                         | 1:4: a: found 'x', expected a number
            """)
    void getAProblemWithItsPlace(String yaml, String message) {
        String text = yaml.replace("\\n", "\n");

        assertThatThrownBy(() -> YamlNode.read("a.yaml", text))
                .isInstanceOf(ProblemException.class)
                .hasMessage("a.yaml:" + message);
    }

    @Test
    void areStoppedAtTheirSize() {
        assertThatThrownBy(() -> YamlNode.read("a.yaml", "a: " + "x".repeat(YamlReader.MAX_BYTES)))
                .hasMessage("a.yaml:1:1: found 1048579 characters, expected at most 1048576");
    }

    @Test
    void areStoppedAtTheirDepthBeforeTheStackEnds() {
        assertThatThrownBy(() -> YamlNode.read("a.yaml", "[".repeat(500_000)))
                .hasMessage("a.yaml:1:51: found nesting deeper than 50, expected a flatter file");
        assertThat(YamlNode.read("a.yaml", "[".repeat(50) + "]".repeat(50)).isSequence())
                .isTrue();
    }

    @Test
    void cannotGrowByAliases() {
        String laughs = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]";

        assertThatThrownBy(() -> YamlNode.read("a.yaml", laughs))
                .hasMessage("a.yaml:2:8: found an alias within an anchored value, expected a plain value");
        assertThatThrownBy(() -> YamlNode.read("a.yaml", "a: &a { self: *a }"))
                .hasMessageContaining("an alias within an anchored value");
        assertThatThrownBy(() -> YamlNode.read("a.yaml", "a: &a x\nb: [" + "*a, ".repeat(51) + "]"))
                .hasMessageContaining("found more than 50 aliases, expected fewer");
    }

    @Test
    void mayRepeatAValueByAFewAliases() {
        YamlNode file = YamlNode.read("a.yaml", "a: &a [x, y]\nb: *a\nc: [*a, z]");

        assertThat(file.required("b").plain()).isEqualTo(file.required("a").plain());
        assertThat(file.required("b").elements().get(1).field()).isEqualTo("b[1]");
    }
}
