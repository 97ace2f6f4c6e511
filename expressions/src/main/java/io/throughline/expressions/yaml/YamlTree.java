package io.throughline.expressions.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The values of one file, checked for duplicate keys and foreign tags, scalars resolved. */
final class YamlTree {

    private final ScalarText source;

    private YamlTree(ScalarText source) {
        this.source = source;
    }

    static YamlNode read(String file, String text) {
        YamlTree tree = new YamlTree(new ScalarText(file, text));
        Value root = new YamlReader(file, text)
                .read()
                .map(node -> tree.value(node, ""))
                .orElse(new Scalar(new Position(file, 1, 1), 0, ' ', "", null));
        return new YamlNode(tree, root, "");
    }

    Position positionOf(Scalar scalar, int offset) {
        return source.positionOf(scalar, offset);
    }

    private Value value(Node node, String field) {
        if (node instanceof MappingNode mapping) {
            return mapping(mapping, field);
        }
        if (node instanceof SequenceNode sequence) {
            List<Value> elements = new ArrayList<>();
            for (Node element : sequence.getValue()) {
                elements.add(value(element, field + "[" + elements.size() + "]"));
            }
            return new Sequence(source.start(node), elements);
        }
        return source.scalar((ScalarNode) node, field);
    }

    private Mapping mapping(MappingNode node, String field) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            Position at = source.start(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new ProblemException(new Problem(at, field, "a key that is no text", "a plain key"));
            }
            String name = key.getValue();
            String path = field.isEmpty() ? name : field + "." + name;
            Entry entry = new Entry(at, value(tuple.getValueNode(), path));
            if (entries.put(name, entry) != null) {
                throw new ProblemException(new Problem(at, path, "the key " + name + " a second time", "it once"));
            }
        }
        return new Mapping(source.start(node), entries);
    }

    /** A value of the file and where it begins. */
    sealed interface Value {
        Position position();

        @Nullable
        Object plain();

        /** In words, for a problem. */
        String describe();
    }

    record Entry(Position keyPosition, Value value) {}

    record Mapping(Position position, Map<String, Entry> entries) implements Value {
        @Override
        public Object plain() {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            entries.forEach((key, entry) -> plain.put(key, entry.value().plain()));
            return plain;
        }

        @Override
        public String describe() {
            return "a mapping";
        }
    }

    record Sequence(Position position, List<Value> elements) implements Value {
        @Override
        public Object plain() {
            List<@Nullable Object> plain = new ArrayList<>();
            elements.forEach(element -> plain.add(element.plain()));
            return plain;
        }

        @Override
        public String describe() {
            return "a list";
        }
    }

    /**
     * A single value.
     *
     * @param index of its first character in the file's text
     * @param style how it was written: {@code "} {@code '} {@code |} {@code >} or blank
     * @param value resolved: String, Long, BigInteger, Double, Boolean or null
     */
    record Scalar(
            Position position,
            int index,
            char style,
            String text,
            @Nullable Object value) implements Value {
        @Override
        public @Nullable Object plain() {
            return value;
        }

        @Override
        public String describe() {
            if (value == null) {
                return "nothing";
            }
            String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
            return value instanceof String ? "'" + shown.replaceAll("\\R", " ") + "'" : shown;
        }
    }
}
