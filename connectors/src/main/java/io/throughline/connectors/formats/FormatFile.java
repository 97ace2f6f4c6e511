package io.throughline.connectors.formats;

import io.throughline.domain.event.EventField;
import io.throughline.expressions.declarations.EventTypes;
import io.throughline.expressions.yaml.NearMiss;
import io.throughline.expressions.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a format file; every part of it is checked before anything is read with it. */
final class FormatFile {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final String[] KEYS = {
        "format",
        "about",
        "reads",
        "separator",
        "columns",
        "json_columns",
        "records",
        "time",
        "fields",
        "items",
        "identifiers",
        "consent",
        "properties",
        "translations",
        "tests"
    };

    private final YamlNode file;
    private final Problems problems = new Problems();
    private final FieldNames fields;
    private final RuleFile rules;

    private FormatFile(YamlNode file, EventTypes eventTypes) {
        this.file = file;
        this.fields = new FieldNames(eventTypes);
        this.rules = new RuleFile(problems.attempt(
                Map.of(),
                () -> file.optional("translations").map(YamlNode::fields).orElse(Map.of())));
    }

    /** @throws io.throughline.expressions.yaml.ProblemException with every problem of the file */
    static FormatDefinition read(YamlNode file, EventTypes eventTypes) {
        return new FormatFile(file, eventTypes).definition();
    }

    private FormatDefinition definition() {
        problems.attempt(() -> file.onlyKeys(KEYS));
        problems.throwIfAny();
        String name = problems.attempt("", () -> name(file.required("format")));
        String about = problems.attempt("", () -> file.required("about").text());
        Set<String> reads = problems.attempt(Set.of("json"), this::reads);
        Delimited delimited = delimited(reads);
        Unfolding unfolding = problems.attempt(new Unfolding(List.of()), () -> unfolding(delimited));
        TimeRules time = problems.attempt(NO_TIME, () -> time(file.required("time")));
        List<FieldRule> fieldRules = problems.attempt(List.of(), () -> fieldRules(file.required("fields")));
        ItemsRule items = items();
        List<MapRule> maps = List.of(mapRule(EventField.IDENTIFIERS), mapRule(EventField.CONSENT));
        PropertiesRule properties = problems.attempt(NO_PROPERTIES, this::properties);
        List<FormatTest> tests =
                problems.attempt(List.of(), () -> new FormatTestFile(delimited, fields).tests(file.optional("tests")));
        problems.throwIfAny();
        EventMapping mapping = new EventMapping(time, fieldRules, items, maps, properties);
        return new FormatDefinition(name, about, reads.contains("json"), delimited, unfolding, mapping, tests);
    }

    private static final PropertiesRule NO_PROPERTIES = new PropertiesRule(List.of(), Set.of(), Set.of(), Map.of());
    private static final TimeRules NO_TIME =
            new TimeRules(TimeReader.utcByDefault(), Rule.NOTHING, Rule.NOTHING, Rule.NOTHING, null);

    private static String name(YamlNode node) {
        if (!NAME.matcher(node.text()).matches()) {
            throw node.problem("the name " + node.text(), "lower-case letters, digits and -, beginning with a letter");
        }
        return node.text();
    }

    private Set<String> reads() {
        List<String> kinds = List.of("json", "tsv", "csv");
        Set<String> reads = new LinkedHashSet<>();
        for (YamlNode kind : file.required("reads").elements()) {
            if (!kinds.contains(kind.text())) {
                throw kind.problem(
                        "the unknown kind of record " + kind.text(),
                        "one of " + String.join(", ", kinds) + NearMiss.hint(kind.text(), kinds));
            }
            reads.add(kind.text());
        }
        if (reads.contains("tsv") && reads.contains("csv")) {
            throw file.required("reads").problem("tsv and csv", "one of them: a line can be either");
        }
        return reads;
    }

    private @Nullable Delimited delimited(Set<String> reads) {
        if (!reads.contains("tsv") && !reads.contains("csv")) {
            for (String key : List.of("separator", "columns", "json_columns")) {
                file.optional(key)
                        .ifPresent(stray -> problems.attempt(() -> {
                            throw stray.problem(key, key + " in formats that read tsv or csv only");
                        }));
            }
            return null;
        }
        boolean tsv = reads.contains("tsv");
        char separator = problems.attempt(
                ',', () -> file.optional("separator").map(FormatFile::separator).orElse(tsv ? '\t' : ','));
        List<String> columns = problems.attempt(List.of(), () -> texts("columns"));
        Set<String> json = problems.attempt(Set.of(), () -> Set.copyOf(texts("json_columns")));
        return new Delimited(separator, !tsv, columns, json);
    }

    private static char separator(YamlNode node) {
        if (node.text().length() != 1) {
            throw node.problem(node.text(), "one character");
        }
        return node.text().charAt(0);
    }

    private List<String> texts(String key) {
        return file.optional(key)
                .map(list -> list.elements().stream().map(YamlNode::text).toList())
                .orElse(List.of());
    }

    private Unfolding unfolding(@Nullable Delimited delimited) {
        YamlNode records = file.optional("records").orElse(null);
        if (records != null && delimited != null) {
            throw records.problem("records in lines of cells", "records in JSON only");
        }
        return new Unfolding(records == null ? List.of() : RuleFile.paths(records));
    }

    private TimeRules time(YamlNode node) {
        node.onlyKeys("event", "sent", "received", "zone", "correct_skew");
        return new TimeRules(
                node.optional("zone").map(FormatFile::zone).orElse(TimeReader.utcByDefault()),
                rules.rule(node.required("event")),
                node.optional("sent").map(rules::rule).orElse(Rule.NOTHING),
                node.optional("received").map(rules::rule).orElse(Rule.NOTHING),
                node.optional("correct_skew").map(RuleFile::condition).orElse(null));
    }

    private static TimeReader zone(YamlNode node) {
        try {
            return TimeReader.in(ZoneId.of(node.text()));
        } catch (DateTimeException unknown) {
            throw node.problem("the unknown zone " + node.text(), "a zone such as UTC, Europe/Berlin or +02:00");
        }
    }

    private List<FieldRule> fieldRules(YamlNode node) {
        List<FieldRule> all = new ArrayList<>();
        node.required("event_type");
        node.fields().forEach((name, rule) -> problems.attempt(() -> all.add(fields.rule(name, rule, rules))));
        return List.copyOf(all);
    }

    private @Nullable ItemsRule items() {
        List<ItemsRule> read = problems.attempt(
                List.of(),
                () -> file.optional("items").stream().map(FormatFile::itemsRule).toList());
        return read.isEmpty() ? null : read.get(0);
    }

    private static ItemsRule itemsRule(YamlNode node) {
        node.onlyKeys("each", "product", "quantity", "price");
        return new ItemsRule(
                RuleFile.paths(node.required("each")),
                RuleFile.paths(node.required("product")),
                node.optional("quantity").map(RuleFile::paths).orElse(List.of()),
                node.optional("price").map(RuleFile::paths).orElse(List.of()));
    }

    private MapRule mapRule(EventField field) {
        MapRule none = new MapRule(field, List.of(), Map.of());
        return problems.attempt(
                none,
                () -> file.optional(field.fieldName())
                        .map(node -> new MapRule(field, from(node), entries(node, Set.of("from"))))
                        .orElse(none));
    }

    private PropertiesRule properties() {
        YamlNode node = file.optional("properties").orElse(null);
        if (node == null) {
            return NO_PROPERTIES;
        }
        node.onlyKeys("from", "except", "keep", "with");
        Map<String, Rule> entries =
                node.optional("with").map(with -> entries(with, Set.of())).orElse(Map.of());
        return new PropertiesRule(from(node), names(node, "except"), names(node, "keep"), entries);
    }

    private static List<PathExpression> from(YamlNode node) {
        return node.optional("from").map(RuleFile::paths).orElse(List.of());
    }

    private static Set<String> names(YamlNode node, String key) {
        return node.optional(key)
                .map(list ->
                        Set.copyOf(list.elements().stream().map(YamlNode::text).toList()))
                .orElse(Set.of());
    }

    private Map<String, Rule> entries(YamlNode node, Set<String> reserved) {
        Map<String, Rule> entries = new LinkedHashMap<>();
        node.fields().forEach((name, rule) -> {
            if (!reserved.contains(name)) {
                entries.put(name, rules.rule(rule));
            }
        });
        return entries;
    }
}
