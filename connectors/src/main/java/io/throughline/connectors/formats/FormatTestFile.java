package io.throughline.connectors.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.expressions.yaml.YamlNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the tests that a format file carries. */
final class FormatTestFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final @Nullable Delimited delimited;
    private final FieldNames fields;

    FormatTestFile(@Nullable Delimited delimited, FieldNames fields) {
        this.delimited = delimited;
        this.fields = fields;
    }

    List<FormatTest> tests(Optional<YamlNode> node) {
        List<FormatTest> tests = new ArrayList<>();
        node.ifPresent(list -> list.elements().forEach(test -> tests.add(test(test))));
        return List.copyOf(tests);
    }

    private FormatTest test(YamlNode node) {
        node.onlyKeys("name", "raw", "received", "expect");
        return new FormatTest(
                node.required("name").text(),
                raw(node.required("raw")),
                header(node.required("raw")),
                node.optional("received").map(FormatTestFile::instant).orElse(null),
                node.required("expect").elements().stream().map(this::expected).toList());
    }

    private Map<String, YamlNode> expected(YamlNode node) {
        Map<String, YamlNode> expected = node.fields();
        expected.forEach((name, value) -> {
            if (!name.equals("fails")) {
                fields.expected(name, value);
            }
        });
        return expected;
    }

    private byte[] raw(YamlNode node) {
        String text = node.isScalar() ? node.text() : delimited != null ? line(node, delimited) : json(node);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Where only a header can name the columns, the test's own names are one. */
    private byte @Nullable [] header(YamlNode raw) {
        return delimited == null || !delimited.columns().isEmpty() || !raw.isMapping()
                ? null
                : line(raw.keys(), delimited).getBytes(StandardCharsets.UTF_8);
    }

    private static String line(YamlNode node, Delimited delimited) {
        Map<String, YamlNode> cells = node.fields();
        List<String> columns = delimited.columns().isEmpty() ? node.keys() : delimited.columns();
        node.onlyKeys(columns.toArray(String[]::new));
        return line(columns.stream().map(column -> cell(cells.get(column))).toList(), delimited);
    }

    private static String line(List<String> cells, Delimited delimited) {
        char separator = delimited.layout().separator();
        return cells.stream()
                .map(cell -> delimited.layout().quoted() ? quoted(cell, separator) : cell)
                .collect(Collectors.joining(String.valueOf(separator)));
    }

    private static String quoted(String cell, char separator) {
        boolean plain = cell.indexOf(separator) < 0 && cell.indexOf('"') < 0;
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static String cell(@Nullable YamlNode node) {
        return node == null ? "" : node.isScalar() ? node.text() : json(node);
    }

    private static String json(YamlNode node) {
        try {
            return JSON.writeValueAsString(node.plain());
        } catch (JsonProcessingException unwritable) {
            throw node.problem("values that JSON cannot hold", "a raw record");
        }
    }

    private static Instant instant(YamlNode node) {
        try {
            return Instant.parse(node.text());
        } catch (DateTimeParseException notOne) {
            throw node.problem(node.text(), "an instant such as 2026-03-01T00:00:00Z");
        }
    }
}
