package io.throughline.expressions.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlNodeTest {

    private enum Severity {
        LOW,
        VERY_HIGH
    }

    private static final YamlNode FILE = YamlNode.read("pattern.yaml", """
            pattern: cart-abandonment
            version: 3
            on: yes
            sequence:
              - cart: { on: [product_added, cart_changed] }
              - absent:
                  on: order_completed
            within: 60m
            nothing:
            tilde: ~
            quoted: "12"
            severity: very-high
            weight: 2.5
            big: 12345678901234567890
            hex: 0x1F
            octal: 0o17
            live: true
            odd: .inf
            minus: -.Inf
            nan: .nan
            """);

    @Test
    void readsValuesByTheirTypes() {
        assertThat(FILE.required("pattern").text()).isEqualTo("cart-abandonment");
        assertThat(FILE.required("version").integer()).isEqualTo(3);
        assertThat(FILE.required("version").longInteger()).isEqualTo(3L);
        assertThat(FILE.required("version").text()).isEqualTo("3");
        assertThat(FILE.required("on").text()).isEqualTo("yes");
        assertThat(FILE.required("quoted").text()).isEqualTo("12");
        assertThat(FILE.required("within").duration()).isEqualTo(Duration.ofMinutes(60));
        assertThat(FILE.required("severity").constant(Severity.class)).isEqualTo(Severity.VERY_HIGH);
        assertThat(FILE.required("weight").number()).isEqualTo(2.5);
        assertThat(FILE.required("version").number()).isEqualTo(3.0);
        assertThat(FILE.required("hex").longInteger()).isEqualTo(31);
        assertThat(FILE.required("octal").integer()).isEqualTo(15);
        assertThat(FILE.required("live").bool()).isTrue();
    }

    @Test
    void knowsWhatKindOfValueItIs() {
        assertThat(FILE.isMapping()).isTrue();
        assertThat(FILE.isScalar()).isFalse();
        assertThat(FILE.required("sequence").isSequence()).isTrue();
        assertThat(FILE.required("pattern").isScalar()).isTrue();
        assertThat(FILE.required("pattern").isNull()).isFalse();
        assertThat(FILE.required("nothing").isNull()).isTrue();
        assertThat(FILE.required("tilde").isNull()).isTrue();
        assertThat(FILE.optional("none")).isEmpty();
        assertThat(FILE.keys()).startsWith("pattern", "version", "on", "sequence");
        assertThat(FILE.fields().keySet()).containsExactlyElementsOf(FILE.keys());
    }

    @Test
    void knowsItsPathAndItsPlace() {
        YamlNode absent = FILE.required("sequence").elements().get(1).required("absent");

        assertThat(absent.required("on").field()).isEqualTo("sequence[1].absent.on");
        assertThat(absent.required("on").position()).hasToString("pattern.yaml:7:11");
        assertThat(FILE.field()).isEmpty();
        assertThat(FILE.required("quoted").position()).isEqualTo(new Position("pattern.yaml", 11, 10));
        assertThat(FILE.positionOf(5)).isEqualTo(FILE.position());
    }

    @Test
    void takesASingleValueForAListOfOne() {
        List<YamlNode> steps = FILE.required("sequence").elements();

        assertThat(steps.get(0).required("cart").required("on").elements())
                .extracting(YamlNode::text)
                .containsExactly("product_added", "cart_changed");
        assertThat(steps.get(1).required("absent").required("on").elements())
                .extracting(YamlNode::text)
                .containsExactly("order_completed");
    }

    @Test
    void givesPlainValues() {
        YamlNode file = YamlNode.read("a.yaml", "{ a: [1, 2.5, x, true, null, .inf, -.inf, .nan], b: { c: '1' } }");

        assertThat(file.required("a").plain())
                .isEqualTo(Arrays.asList(
                        1L, 2.5, "x", true, null, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN));
        assertThat(file.required("b").plain()).isEqualTo(Map.of("c", "1"));
        assertThat(FILE.required("big").plain()).isEqualTo(new BigInteger("12345678901234567890"));
        assertThat(file.plain()).isInstanceOf(Map.class);
    }

    @Test
    void readsAnEmptyFileAsNothing() {
        assertThat(YamlNode.read("empty.yaml", "").isNull()).isTrue();
        assertThat(YamlNode.read("empty.yaml", "# only a comment\n").plain()).isNull();
        assertThatThrownBy(() -> YamlNode.read("empty.yaml", "").required("pattern"))
                .hasMessage("empty.yaml:1:1: found nothing, expected a mapping (key: value)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text      | nothing  | nothing: found nothing, expected text
            text      | sequence | sequence: found a list, expected text
            bool      | pattern  | pattern: found 'cart-abandonment', expected true or false
            bool      | version  | version: found 3, expected true or false
            integer   | weight   | weight: found 2.5, expected a whole number
            integer   | quoted   | quoted: found '12', expected a whole number
            integer   | big      | big: found 12345678901234567890, expected a whole number
            number    | odd      | odd: found .inf, expected a finite number
            number    | pattern  | pattern: found 'cart-abandonment', expected a number
            duration  | pattern  | pattern: found 'cart-abandonment', expected a duration such as 30s, 5m, 2h, 7d or PT30S
            duration  | version  | version: found 3, expected a duration such as 30s, 5m, 2h, 7d or PT30S
            constant  | within   | within: found '60m', expected one of low, very_high
            mapping   | pattern  | pattern: found 'cart-abandonment', expected a mapping (key: value)
            mapping   | sequence | sequence: found a list, expected a mapping (key: value)
            """)
    void saysWhatItFoundAndWhatItWants(String as, String key, String message) {
        YamlNode node = FILE.required(key);

        assertThatThrownBy(() -> {
                    switch (as) {
                        case "text" -> node.text();
                        case "bool" -> node.bool();
                        case "integer" -> node.integer();
                        case "number" -> node.number();
                        case "duration" -> node.duration();
                        case "constant" -> node.constant(Severity.class);
                        default -> node.keys();
                    }
                })
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("pattern.yaml:")
                .hasMessageEndingWith(": " + message);
    }

    @Test
    void keepsWholeNumbersWithinAnInt() {
        YamlNode file = YamlNode.read("a.yaml", "n: 3000000000");

        assertThat(file.required("n").longInteger()).isEqualTo(3_000_000_000L);
        assertThatThrownBy(() -> file.required("n").integer())
                .hasMessage(
                        "a.yaml:1:4: n: found 3000000000, expected a whole number between -2147483648 and 2147483647");
    }

    @Test
    void suggestsTheKeyThatWasMeant() {
        YamlNode file = YamlNode.read("a.yaml", "patern: x\nverison: 1\nfar_off: 2\nowner: me");

        assertThatThrownBy(() -> file.onlyKeys("pattern", "version", "owner"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        exception -> assertThat(exception.problems())
                                .extracting(Problem::toString)
                                .containsExactly(
                                        "a.yaml:1:1: patern: found unknown key patern, expected one of pattern, version, owner; did you mean pattern?",
                                        "a.yaml:2:1: verison: found unknown key verison, expected one of pattern, version, owner; did you mean version?",
                                        "a.yaml:3:1: far_off: found unknown key far_off, expected one of pattern, version, owner"));
        assertThatThrownBy(() -> file.required("pattern"))
                .hasMessage("a.yaml:1:1: pattern: found nothing, expected a value; did you mean patern?");
        file.onlyKeys("patern", "verison", "far_off", "owner");
    }

    @Test
    void letsItsReaderComplain() {
        assertThat(FILE.required("version").problem("version 3", "version 1"))
                .hasMessage("pattern.yaml:2:10: version: found version 3, expected version 1");
    }

    @Test
    void readsAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("ok.yaml"), "name: Größe");

        assertThat(YamlNode.read(file).required("name").text()).isEqualTo("Größe");
        assertThat(YamlNode.read(file).position().file()).isEqualTo(file.toString());
    }

    @Test
    void saysWhyAFileCannotBeRead(@TempDir Path folder) throws IOException {
        Path latin = Files.write(folder.resolve("latin.yaml"), "name: Größe".getBytes(StandardCharsets.ISO_8859_1));
        Path huge = Files.write(folder.resolve("huge.yaml"), new byte[YamlReader.MAX_BYTES + 1]);

        assertThatThrownBy(() -> YamlNode.read(latin)).hasMessageContaining("bytes that are no UTF-8");
        assertThatThrownBy(() -> YamlNode.read(huge)).hasMessageContaining("found 1048577 bytes");
        assertThatThrownBy(() -> YamlNode.read(folder.resolve("none.yaml")))
                .hasMessageContaining("no readable file (NoSuchFileException), expected a YAML file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: 'x'", "a: \"x\"", "a: x", "a: >-\n  x", "a: |-\n  x"})
    void readsATextHoweverItIsWritten(String yaml) {
        assertThat(YamlNode.read("a.yaml", yaml).required("a").text()).isEqualTo("x");
    }
}
