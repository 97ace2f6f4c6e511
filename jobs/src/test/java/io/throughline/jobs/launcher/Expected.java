package io.throughline.jobs.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Published results that a document is held against. */
final class Expected {

    /** Where they are beside the repository; tests against them do nothing where they are not. */
    static final Path REFERENCE = Path.of("../../shared/reference/value");

    private static final ObjectMapper JSON = new ObjectMapper();
    /** What tells the items of a list apart. */
    private static final List<String> KEYS =
            List.of("order", "collapse_repeated_states", "value_column", "channel", "customer_id", "n", "row");

    private Expected() {}

    /** Each number that was printed is that of the reference at the same place, within a share of it or 1e-12. */
    static void assertEqual(String printed, Path reference, double relative) throws IOException {
        walk("", JSON.readTree(printed), JSON.readTree(reference.toFile()), relative);
    }

    static void walk(String at, JsonNode printed, JsonNode expected, double relative) {
        assertThat(expected).as(at).isNotNull();
        if (printed.isObject()) {
            printed.properties()
                    .forEach(entry ->
                            walk(at + "/" + entry.getKey(), entry.getValue(), expected.get(entry.getKey()), relative));
        } else if (printed.isArray()) {
            for (int i = 0; i < printed.size(); i++) {
                walk(at + "/" + i, printed.get(i), like(printed.get(i), expected, i), relative);
            }
        } else if (printed.isNumber()) {
            double number = expected.asDouble();
            assertThat(printed.doubleValue()).as(at).isCloseTo(number, within(1e-12 + relative * Math.abs(number)));
        } else {
            assertThat(printed).as(at).isEqualTo(expected);
        }
    }

    private static JsonNode like(JsonNode item, JsonNode list, int place) {
        if (KEYS.stream().noneMatch(item::has)) {
            return list.get(place);
        }
        for (JsonNode other : list) {
            if (KEYS.stream().allMatch(key -> item.path(key).equals(other.path(key)))) {
                return other;
            }
        }
        throw new AssertionError("the reference holds nothing like " + item);
    }
}
