package io.throughline.connectors.lakehouse;

import io.throughline.domain.table.Column;
import io.throughline.domain.table.ColumnType;
import io.throughline.domain.table.Table;
import io.throughline.expressions.yaml.Problem;
import io.throughline.expressions.yaml.ProblemException;
import io.throughline.expressions.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a table file into a {@link Table}, or into every problem that it has. */
final class TableFile {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final List<String> CLASSIFICATIONS = List.of("public", "internal", "pseudonymous", "personal");

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Column> columns = new LinkedHashMap<>();

    private TableFile() {}

    /** @throws ProblemException with all problems of the file */
    static Table table(YamlNode file) {
        return new TableFile().read(file);
    }

    private Table read(YamlNode file) {
        file.keys(); // anything but a mapping ends here
        check(() -> {
            file.onlyKeys("table", "about", "owner", "key", "partition_by_day", "sort", "columns");
            return "";
        });
        String name = check(() -> name(file.required("table")));
        String about = check(() -> sentence(file.required("about")));
        String owner = check(() -> file.required("owner").text());
        for (YamlNode column : elements(file, "columns")) {
            check(() -> column(column));
        }
        List<String> key = columnNames(file, "key");
        for (YamlNode node : elements(file, "key")) {
            check(() -> mandatory(node));
        }
        List<String> sort = columnNames(file, "sort");
        String day = file.optional("partition_by_day")
                .map(node -> check(() -> timestamp(node)))
                .orElse(null);
        if (!problems.isEmpty() || name == null || about == null || owner == null) {
            throw new ProblemException(problems);
        }
        return new Table(name, about, owner, key, day, sort, List.copyOf(columns.values()));
    }

    private Column column(YamlNode node) {
        node.onlyKeys("name", "type", "nullable", "unit", "classification", "about");
        String name = name(node.required("name"));
        Column column = new Column(
                name,
                node.required("type").constant(ColumnType.class),
                node.optional("nullable").map(YamlNode::bool).orElse(true),
                node.optional("unit").map(YamlNode::text).orElse(null),
                classification(node.required("classification")),
                sentence(node.required("about")));
        if (columns.putIfAbsent(name, column) != null) {
            throw node.required("name").problem("column " + name + " a second time", "each column once");
        }
        return column;
    }

    private static String name(YamlNode node) {
        if (!NAME.matcher(node.text()).matches()) {
            throw node.problem(node.text(), "a name in lower-case snake_case");
        }
        return node.text();
    }

    private static String sentence(YamlNode node) {
        if (!node.text().endsWith(".")) {
            throw node.problem(node.text(), "a sentence that ends in a full stop");
        }
        return node.text();
    }

    private static String classification(YamlNode node) {
        if (!CLASSIFICATIONS.contains(node.text())) {
            throw node.problem(node.text(), "one of " + String.join(", ", CLASSIFICATIONS));
        }
        return node.text();
    }

    private String mandatory(YamlNode node) {
        Column column = columns.get(node.text());
        if (column != null && column.nullable()) {
            throw node.problem("nullable column " + column.name(), "a column that every row has");
        }
        return node.text();
    }

    private String timestamp(YamlNode node) {
        String name = existing(node);
        Column column = columns.get(name);
        if (column != null && column.type() != ColumnType.TIMESTAMP) {
            throw node.problem(
                    name + " of type " + column.type().name().toLowerCase(Locale.ROOT), "a timestamp column");
        }
        return name;
    }

    private String existing(YamlNode node) {
        if (!columns.containsKey(node.text())) {
            throw node.problem(node.text(), "one of the columns " + String.join(", ", columns.keySet()));
        }
        return node.text();
    }

    private List<String> columnNames(YamlNode file, String key) {
        List<String> names = new ArrayList<>();
        for (YamlNode node : elements(file, key)) {
            String name = check(() -> existing(node));
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    private List<YamlNode> elements(YamlNode file, String key) {
        List<YamlNode> elements = check(() -> file.required(key).elements());
        return elements == null ? List.of() : elements;
    }

    private <T> @Nullable T check(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ProblemException found) {
            for (Problem problem : found.problems()) {
                if (!problems.contains(problem)) {
                    problems.add(problem);
                }
            }
            return null;
        }
    }
}
