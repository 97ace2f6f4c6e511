package io.throughline.connectors.formats;

import io.throughline.expressions.Expression;
import io.throughline.expressions.Scope;
import io.throughline.expressions.yaml.NearMiss;
import io.throughline.expressions.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rules of a format file.
 *
 * <p>A rule is a path, or a mapping of {@code when}, one of {@code from}, {@code value}, {@code join}, {@code between} and
 * {@code multiply}, then {@code as} and {@code map}; or a list of such, of which the first that gives a value counts.
 */
final class RuleFile {

    private static final Scope<Element> SCOPE = new RawScope();

    private static final List<String> SOURCES = List.of("from", "value", "join", "between", "multiply");

    private final Map<String, Map<String, YamlNode>> translations;
    private final TimeReader times;

    /**
     * @param translations the file's named translations
     * @param times how the file's times are read
     */
    RuleFile(Map<String, Map<String, YamlNode>> translations, TimeReader times) {
        this.translations = translations;
        this.times = times;
    }

    /** The rule at {@code node}, whose values may be any. */
    Rule rule(YamlNode node) {
        return rule(node, null);
    }

    /**
     * The rule at {@code node}.
     *
     * @param names the only values that it may state, null for any
     */
    Rule rule(YamlNode node, @Nullable Collection<String> names) {
        List<Alternative> alternatives = new ArrayList<>();
        for (YamlNode element : node.elements()) {
            alternatives.add(element.isMapping() ? alternative(element, names) : path(element));
        }
        return new Rule(List.copyOf(alternatives));
    }

    /** The paths at {@code node}, one or a list. */
    static List<PathExpression> paths(YamlNode node) {
        return node.elements().stream().map(PathExpression::read).toList();
    }

    static Expression<Element> condition(YamlNode node) {
        return Expression.compile(node, SCOPE);
    }

    private static Alternative path(YamlNode node) {
        return new Alternative(null, ValueSource.firstOf(List.of(PathExpression.read(node))), List.of(), null);
    }

    private Alternative alternative(YamlNode node, @Nullable Collection<String> names) {
        node.onlyKeys("when", "from", "value", "join", "with", "all", "between", "multiply", "as", "map");
        return new Alternative(
                node.optional("when").map(RuleFile::condition).orElse(null),
                source(node, names),
                node.optional("as").map(RuleFile::converters).orElse(List.of()),
                node.optional("map").map(map -> translation(map, names)).orElse(null));
    }

    private ValueSource source(YamlNode node, @Nullable Collection<String> names) {
        List<String> stated = node.keys().stream().filter(SOURCES::contains).toList();
        if (stated.size() != 1) {
            throw node.problem(
                    stated.isEmpty() ? "no source of the value" : String.join(" and ", stated),
                    "one of " + String.join(", ", SOURCES));
        }
        String kind = stated.get(0);
        if (!kind.equals("join")) {
            rejectOutside(node, "with", "all");
        }
        YamlNode of = node.required(kind);
        return switch (kind) {
            case "from" -> ValueSource.firstOf(paths(of));
            case "value" -> ValueSource.constant(stated(of, names));
            case "between" -> between(of);
            case "multiply" -> ValueSource.product(rules(of));
            default ->
                ValueSource.joined(
                        rules(of),
                        node.optional("with").map(YamlNode::text).orElse("/"),
                        node.optional("all").map(YamlNode::bool).orElse(false));
        };
    }

    private ValueSource between(YamlNode node) {
        List<Rule> ends = rules(node);
        if (ends.size() != 2) {
            throw node.problem(ends.size() + " times", "two: from and to");
        }
        return ValueSource.between(ends.get(0), ends.get(1), times);
    }

    private List<Rule> rules(YamlNode node) {
        return node.elements().stream().map(this::rule).toList();
    }

    private static void rejectOutside(YamlNode node, String... keys) {
        for (String key : keys) {
            node.optional(key).ifPresent(stray -> {
                throw stray.problem(key + " without join", key + " beside join only");
            });
        }
    }

    private static List<Converter> converters(YamlNode node) {
        return node.elements().stream().map(Converters::read).toList();
    }

    private Map<String, Object> translation(YamlNode node, @Nullable Collection<String> names) {
        Map<String, YamlNode> table = node.isScalar() ? translations.get(node.text()) : node.fields();
        if (table == null) {
            throw node.problem(
                    "the unknown translation " + node.text(),
                    "one of " + String.join(", ", translations.keySet())
                            + NearMiss.hint(node.text(), translations.keySet()));
        }
        Map<String, Object> translation = new LinkedHashMap<>();
        table.forEach((key, value) -> translation.put(key.strip().toLowerCase(Locale.ROOT), stated(value, names)));
        return Map.copyOf(translation);
    }

    private static Object stated(YamlNode node, @Nullable Collection<String> names) {
        Object value = node.isScalar() ? node.plain() : null;
        if (value == null) {
            throw node.problem(node.isNull() ? "null" : "more than one value", "a single value");
        }
        if (names != null && !names.contains(node.text())) {
            throw node.problem(
                    "the unknown name " + node.text(),
                    (names.size() > 20 ? "a known name" : "one of " + String.join(", ", names))
                            + NearMiss.hint(node.text(), names));
        }
        return value instanceof String ? node.text() : value;
    }
}
