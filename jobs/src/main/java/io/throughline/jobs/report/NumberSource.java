package io.throughline.jobs.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.throughline.expressions.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where numbers of the report come from.
 *
 * @param id of the numbers, lower-case with dashes
 * @param title what they are
 * @param about how they are meant, in words
 * @param sql the query that gives them again, in words that Flink SQL and other dialects share
 */
record NumberSource(String id, String title, String about, String sql) {

    private static final String FILE = "report-numbers.yaml";

    /** All of them, in the order of the page. */
    static List<NumberSource> all() {
        YamlNode file = YamlNode.read(FILE, text());
        file.onlyKeys("fragments", "numbers");
        Map<String, YamlNode> fragments = file.required("fragments").fields();
        return file.required("numbers").elements().stream()
                .map(number -> of(number, fragments))
                .toList();
    }

    private static NumberSource of(YamlNode number, Map<String, YamlNode> fragments) {
        number.onlyKeys("id", "title", "about", "sql");
        String sql = number.required("sql").text().strip();
        for (Map.Entry<String, YamlNode> fragment : fragments.entrySet()) {
            sql = sql.replace(
                    "${" + fragment.getKey() + "}", fragment.getValue().text());
        }
        return new NumberSource(
                number.required("id").text(),
                number.required("title").text(),
                number.required("about").text(),
                sql);
    }

    private static String text() {
        try (InputStream in = NumberSource.class.getResourceAsStream(FILE)) {
            return new String(Objects.requireNonNull(in, FILE).readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE, unreadable);
        }
    }
}
