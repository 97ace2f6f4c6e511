package io.throughline.expressions;

import static io.throughline.expressions.Facts.evaluate;
import static io.throughline.expressions.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DynamicValuesTest {

    private static final Map<String, Object> JSON = new HashMap<>(Map.of(
            "name",
            "Checkout Started",
            "count",
            3,
            "price",
            19.99,
            "ok",
            true,
            "tags",
            List.of("new", "sale"),
            "numbers",
            List.of(1, 2L, 3.0),
            "items",
            List.of(Map.of("id", "p1", "price", 5), Map.of("id", "p2")),
            "odd key",
            "x"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "raw.name == 'Checkout Started'",
                "raw['odd key'] == 'x'",
                "raw.name.startsWith('Checkout')",
                "raw.name < 'D'",
                "raw.count == 3",
                "raw.count + 1 == 4",
                "raw.price > 19",
                "raw.ok",
                "raw.ok == true",
                "!raw.ok == false",
                "raw.tags[0] == 'new'",
                "raw.tags[1.0 > 0.5 ? 1 : 0] == 'sale'",
                "'sale' in raw.tags",
                "2 in raw.numbers",
                "raw.numbers == [1, 2, 3]",
                "raw.numbers != [1, 2]",
                "raw.tags != [1, 2]",
                "'name' in raw",
                "!('nme' in raw)",
                "raw.items[0].id == 'p1'",
                "raw.items[1].price == null",
                "raw.items[7].price == null",
                "raw.items.price == null",
                "raw.none.at.all == null",
                "raw.name[0] == null",
                "raw.name != 5",
                "!(raw.name < 5)",
                "size(raw.tags) == 2",
                "size(raw.count) == null",
                "(raw.ok ? raw.count : raw.none) == 3",
            })
    void areLookedIntoSafely(String source) {
        assertThat(holds(source, "raw", JSON)).isTrue();
    }

    @Test
    void areNeitherIndexedByFractionsNorByWhatIsMissing() {
        assertThat(evaluate("raw[other]", "raw", List.of("a"), "other", 0.0)).isNull();
        assertThat(evaluate("raw[other]", "raw", List.of("a"), "other", 0)).isEqualTo("a");
        assertThat(evaluate("raw[other]", "raw", Map.of("a", 1))).isNull();
    }

    @Test
    void holdNullsWithoutHarm() {
        assertThat(holds("1 in raw", "raw", Arrays.asList(null, 1))).isTrue();
        assertThat(evaluate("[raw, 1]")).isEqualTo(Arrays.asList(null, 1L));
        assertThat(evaluate("[topic, 'a']", "topic", "b")).isEqualTo(List.of("b", "a"));
    }

    @Test
    void haveNoTypeUntilTheyAreRead() {
        assertThat(Facts.compile("raw.name").type()).isEqualTo(ValueType.DYNAMIC);
        assertThat(Facts.compile("raw + 1").type()).isEqualTo(ValueType.DYNAMIC);
        assertThat(Facts.compile("[1, 2]").type()).isEqualTo(ValueType.DYNAMIC);
        assertThat(Facts.compile("[raw]").type()).isEqualTo(ValueType.DYNAMIC);
        assertThat(Facts.compile("['a']").type()).isEqualTo(ValueType.STRING_LIST);
        assertThat(Facts.compile("consent.a").type()).isEqualTo(ValueType.STRING);
        assertThat(Facts.compile("resolved ? flags : raw").type()).isEqualTo(ValueType.DYNAMIC);
    }
}
