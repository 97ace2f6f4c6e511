package io.throughline.connectors.formats;

import io.throughline.expressions.TextPattern;
import io.throughline.expressions.yaml.NearMiss;
import io.throughline.expressions.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The converters that {@code as:} may name. */
final class Converters {

    private static final List<String> NAMES = List.of(
            "lower_case",
            "snake_case",
            "url_host",
            "url_path",
            "url_without_query",
            "query PARAMETER",
            "match PATTERN",
            "decimal_comma",
            "decimal_point",
            "clock",
            "seconds",
            "minutes",
            "hours");
    private static final String QUERY = "query ";
    private static final String MATCH = "match ";

    private Converters() {}

    /** The converter that {@code node} names; an unknown one is a problem. */
    static Converter read(YamlNode node) {
        String name = node.text();
        if (name.startsWith(QUERY) && name.length() > QUERY.length()) {
            String parameter = name.substring(QUERY.length()).strip();
            return ofText(url -> Url.parameter(url, parameter));
        }
        if (name.startsWith(MATCH)) {
            TextPattern pattern =
                    TextPattern.compile(node, name.substring(MATCH.length()).strip());
            return ofText(pattern::in);
        }
        return switch (name) {
            case "lower_case" -> ofText(text -> text.toLowerCase(Locale.ROOT));
            case "snake_case" -> ofText(Converters::snakeCase);
            case "url_host" -> ofText(Url::host);
            case "url_path" -> ofText(Url::path);
            case "url_without_query" -> ofText(Url::withoutQuery);
            case "decimal_comma" -> ofText(text -> WrittenNumbers.amount(text, ','));
            case "decimal_point" -> ofText(text -> WrittenNumbers.amount(text, '.'));
            case "clock" -> ofText(WrittenNumbers::clock);
            case "seconds" -> milliseconds(1_000);
            case "minutes" -> milliseconds(60_000);
            case "hours" -> milliseconds(3_600_000);
            default ->
                throw node.problem(
                        "the unknown converter " + name,
                        "one of " + String.join(", ", NAMES) + NearMiss.hint(name, NAMES));
        };
    }

    private static Converter ofText(Function<String, ? extends @Nullable Object> conversion) {
        return value -> {
            String text = Scalar.text(value);
            return text == null ? null : conversion.apply(text);
        };
    }

    private static Converter milliseconds(long unit) {
        return value -> {
            BigDecimal number = Scalar.number(value);
            return number == null ? null : number.multiply(BigDecimal.valueOf(unit));
        };
    }

    /** {@code Order Completed}, {@code OrderCompleted} and {@code order-completed} as {@code order_completed}. */
    static @Nullable String snakeCase(String text) {
        StringBuilder name = new StringBuilder(text.length() + 4);
        char previous = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean wordStarts = Character.isUpperCase(c) && Character.isLowerCase(previous);
            if (!name.isEmpty()
                    && name.charAt(name.length() - 1) != '_'
                    && (wordStarts || !Character.isLetterOrDigit(c))) {
                name.append('_');
            }
            if (Character.isLetterOrDigit(c)) {
                name.append(Character.toLowerCase(c));
            }
            previous = c;
        }
        if (!name.isEmpty() && name.charAt(name.length() - 1) == '_') {
            name.setLength(name.length() - 1);
        }
        return name.isEmpty() ? null : name.toString();
    }
}
