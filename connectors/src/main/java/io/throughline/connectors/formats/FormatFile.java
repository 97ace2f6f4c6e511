package io.throughline.connectors.formats;

import io.throughline.domain.event.EventField;
import io.throughline.expressions.declarations.EventTypes;
import io.throughline.expressions.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a format file; every part of it is checked before anything is read with it. */
final class FormatFile {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final String[] KEYS = {
        "format",
        "about",
        "extends",
        "reads",
        "separator",
        "columns",
        "encoding",
        "header_lines",
        "missing",
        "json_columns",
        "headers",
        "pairs",
        "records",
        "time",
        "fields",
        "events",
        "items",
        "identifiers",
        "consent",
        "properties",
        "translations",
        "tests"
    };

    private final YamlNode node;
    private final FormatKeys file;
    private final Problems problems = new Problems();
    private final FieldNames fields;
    private final TimeReader times;
    private final RuleFile rules;

    private FormatFile(YamlNode node, @Nullable YamlNode base, EventTypes eventTypes) {
        this.node = node;
        this.file = new FormatKeys(node, base);
        this.fields = new FieldNames(eventTypes);
        this.times = problems.attempt(
                TimeReader.utcByDefault(),
                () -> file.optional("time").map(FormatFile::timeReader).orElse(TimeReader.utcByDefault()));
        this.rules = new RuleFile(problems.attempt(Map.of(), () -> file.tables("translations")), times);
    }

    /**
     * @param base the shipped format called so
     * @throws io.throughline.expressions.yaml.ProblemException with every problem of the file
     */
    static FormatDefinition read(YamlNode file, Function<YamlNode, YamlNode> base, EventTypes eventTypes) {
        YamlNode extended = file.optional("extends").map(base).orElse(null);
        return new FormatFile(file, extended, eventTypes).definition();
    }

    private FormatDefinition definition() {
        node.onlyKeys(KEYS);
        String name = problems.attempt("", () -> name(node.required("format")));
        String about = problems.attempt("", () -> node.required("about").text());
        Opening opening = new OpeningFile(file, problems).opening();
        Unfolding unfolding = problems.attempt(
                new Unfolding(List.of(), EmbeddedJson.NONE, new Pairs(Set.of())), () -> unfolding(opening));
        TimeRules time = problems.attempt(NO_TIME, () -> time(file.required("time")));
        List<MapRule> maps = List.of(mapRule(EventField.IDENTIFIERS), mapRule(EventField.CONSENT));
        EventMapping all = new EventMapping(
                "", null, time, List.of(), items(), maps, problems.attempt(NO_PROPERTIES, this::properties));
        List<EventMapping> mappings = problems.attempt(List.of(), () -> mappings(all));
        List<FormatTest> tests = problems.attempt(
                List.of(), () -> new FormatTestFile(opening.delimited(), fields).tests(file.own("tests")));
        problems.throwIfAny();
        return new FormatDefinition(name, about, opening, unfolding, mappings, tests);
    }

    /** One mapping, or one for each entry of {@code events}, whose fields replace those of the file. */
    private List<EventMapping> mappings(EventMapping all) {
        Map<String, FieldRule> common = fieldRules(file.entries("fields"));
        List<EventMapping> mappings = new ArrayList<>();
        file.entries("events")
                .forEach((name, event) -> problems.attempt(() -> {
                    event.onlyKeys("when", "time", "fields");
                    Map<String, FieldRule> own = new LinkedHashMap<>(common);
                    own.putAll(fieldRules(
                            event.optional("fields").map(YamlNode::fields).orElse(Map.of())));
                    typed(own, event);
                    TimeRules time = event.optional("time")
                            .map(rules::rule)
                            .map(all.time()::of)
                            .orElse(all.time());
                    mappings.add(new EventMapping(
                            name,
                            event.optional("when").map(RuleFile::condition).orElse(null),
                            time,
                            List.copyOf(own.values()),
                            all.items(),
                            all.maps(),
                            all.properties()));
                }));
        if (file.optional("events").isEmpty()) {
            typed(common, node);
            mappings.add(new EventMapping(
                    "", null, all.time(), List.copyOf(common.values()), all.items(), all.maps(), all.properties()));
        }
        return List.copyOf(mappings);
    }

    private static void typed(Map<String, FieldRule> rules, YamlNode node) {
        if (!rules.containsKey(EventField.EVENT_TYPE.fieldName())) {
            node.required("fields").required(EventField.EVENT_TYPE.fieldName());
        }
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

    private Unfolding unfolding(Opening opening) {
        YamlNode records = file.optional("records").orElse(null);
        if (records != null && !opening.json() && !opening.form()) {
            throw records.problem("records in lines of cells", "records in JSON and forms only");
        }
        return new Unfolding(
                records == null ? List.of() : RuleFile.paths(records),
                opening.embedded(),
                new Pairs(names(node, "pairs")));
    }

    private TimeRules time(YamlNode node) {
        node.onlyKeys("event", "sent", "received", "zone", "written", "correct_skew");
        return new TimeRules(
                times,
                node.optional("event").map(rules::rule).orElse(Rule.NOTHING),
                node.optional("sent").map(rules::rule).orElse(Rule.NOTHING),
                node.optional("received").map(rules::rule).orElse(Rule.NOTHING),
                node.optional("correct_skew").map(RuleFile::condition).orElse(null));
    }

    private static TimeReader timeReader(YamlNode node) {
        TimeReader reader = node.optional("zone").map(FormatFile::zone).orElse(TimeReader.utcByDefault());
        return node.optional("written")
                .map(written -> reader.with(
                        written.elements().stream().map(TimePattern::read).toList()))
                .orElse(reader);
    }

    private static TimeReader zone(YamlNode node) {
        try {
            return TimeReader.in(ZoneId.of(node.text()));
        } catch (DateTimeException unknown) {
            throw node.problem("the unknown zone " + node.text(), "a zone such as UTC, Europe/Berlin or +02:00");
        }
    }

    private Map<String, FieldRule> fieldRules(Map<String, YamlNode> nodes) {
        Map<String, FieldRule> all = new LinkedHashMap<>();
        nodes.forEach((name, rule) -> problems.attempt(() -> {
            all.put(name, fields.rule(name, rule, rules));
        }));
        return all;
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
