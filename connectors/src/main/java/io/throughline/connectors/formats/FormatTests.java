package io.throughline.connectors.formats;

import io.throughline.connectors.privacy.FailureCipher;
import io.throughline.connectors.privacy.Identifiers;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventField;
import io.throughline.domain.event.OrderItem;
import io.throughline.domain.event.Parsed;
import io.throughline.expressions.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tests that a format file carries.
 *
 * <p>A test expects the fields that it names and no others; {@code "*"} stands for any value, null for none; of {@code
 * properties}, {@code identifiers} and {@code consent} it expects the entries that it names.
 */
public final class FormatTests {

    private static final String ANY = "*";

    private FormatTests() {}

    /** One result for each test, in the order of the file. */
    public static List<FormatTestResult> run(Format format) {
        RecordReader reader = RecordReader.of(
                format,
                "test",
                ReceivedAt.eventTime(),
                FailureCipher.of("test", new byte[32]),
                Identifiers.of("test", new byte[32]));
        return format.definition().tests().stream()
                .map(test -> run(format.name(), test, reader))
                .toList();
    }

    private static FormatTestResult run(String format, FormatTest test, RecordReader reader) {
        List<Parsed> parsed = new ArrayList<>();
        byte[] header = test.header();
        RecordReader named =
                header == null ? reader : reader.afterHeader(header).orElse(reader);
        named.read(new RawRecord(test.raw(), test.received(), test.name()), parsed::add);
        List<String> differences = new ArrayList<>();
        if (parsed.size() != test.expected().size()) {
            differences.add("found " + parsed.size() + " events, expected "
                    + test.expected().size());
        }
        for (int i = 0; i < Math.min(parsed.size(), test.expected().size()); i++) {
            String where = parsed.size() == 1 ? "" : "[" + i + "].";
            test.expected().get(i).forEach(new Comparison(parsed.get(i), where, differences)::field);
        }
        return new FormatTestResult(format, test.name(), differences.isEmpty(), String.join("\n", differences));
    }

    /** One event or failure beside what a test expects of it. */
    private record Comparison(Parsed parsed, String where, List<String> differences) {

        void field(String name, YamlNode node) {
            Object expected = node.plain();
            Object found = found(name);
            if (!agrees(found, expected)) {
                differences.add(node.position() + ": " + where + name + ": found "
                        + (found == null ? because() : plain(found)) + ", expected " + expected);
            }
        }

        private String because() {
            return parsed.failure() == null
                    ? "nothing"
                    : "the failure " + parsed.failure().reason() + " ("
                            + parsed.failure().detail() + ")";
        }

        private @Nullable Object found(String name) {
            if (name.equals("fails")) {
                return parsed.failure() == null ? null : parsed.failure().reason();
            }
            CustomerEvent event = parsed.event();
            return event == null
                    ? null
                    : EventField.named(name).map(field -> field.of(event)).orElse(null);
        }
    }

    private static boolean agrees(@Nullable Object found, @Nullable Object expected) {
        if (expected == null || found == null) {
            return expected == null && found == null;
        }
        if (expected.equals(ANY)) {
            return true;
        }
        Object plain = plain(found);
        if (plain instanceof Map<?, ?> map && expected instanceof Map<?, ?> entries) {
            return entries.entrySet().stream().allMatch(entry -> agrees(map.get(entry.getKey()), entry.getValue()));
        }
        if (plain instanceof List<?> list && expected instanceof List<?> elements) {
            return list.size() == elements.size() && allAgree(list, elements);
        }
        if (plain instanceof Number || plain instanceof BigDecimal) {
            BigDecimal number = Scalar.number(expected instanceof Number ? expected.toString() : expected);
            return number != null && new BigDecimal(plain.toString()).compareTo(number) == 0;
        }
        return plain.toString().equals(expected.toString());
    }

    private static boolean allAgree(List<?> found, List<?> expected) {
        for (int i = 0; i < found.size(); i++) {
            if (!agrees(found.get(i), expected.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Object plain(Object found) {
        if (found instanceof OrderItem item) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("product_id", item.productId());
            fields.put("quantity", item.quantity());
            fields.put("price", item.price());
            return fields;
        }
        return found;
    }
}
