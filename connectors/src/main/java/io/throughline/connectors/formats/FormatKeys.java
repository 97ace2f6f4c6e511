package io.throughline.connectors.formats;

import io.throughline.expressions.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of a format file, over those of the format that it extends. */
final class FormatKeys {

    private static final Map<String, YamlNode> NOTHING = Map.of();

    private final YamlNode file;
    private final @Nullable YamlNode base;

    /** @param base the file that it extends, null for none */
    FormatKeys(YamlNode file, @Nullable YamlNode base) {
        this.file = file;
        this.base = base;
    }

    /** The value at {@code key} of the file, else of the one that it extends. */
    Optional<YamlNode> optional(String key) {
        Optional<YamlNode> own = file.optional(key);
        return own.isPresent() || base == null ? own : base.optional(key);
    }

    YamlNode required(String key) {
        return optional(key).orElseGet(() -> file.required(key));
    }

    /** What stands in the file alone. */
    Optional<YamlNode> own(String key) {
        return file.optional(key);
    }

    /** The entries of the mapping at {@code key}: those of the extended file, each replaced by the file's own. */
    Map<String, YamlNode> entries(String key) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        if (base != null) {
            entries.putAll(base.optional(key).map(YamlNode::fields).orElse(NOTHING));
        }
        entries.putAll(file.optional(key).map(YamlNode::fields).orElse(NOTHING));
        return entries;
    }

    /** As {@link #entries}, for a mapping of mappings whose entries replace each other in turn. */
    Map<String, Map<String, YamlNode>> tables(String key) {
        Map<String, Map<String, YamlNode>> tables = new LinkedHashMap<>();
        if (base != null) {
            addTo(tables, base.optional(key));
        }
        addTo(tables, file.optional(key));
        return tables;
    }

    private static void addTo(Map<String, Map<String, YamlNode>> tables, Optional<YamlNode> node) {
        node.map(YamlNode::fields)
                .orElse(NOTHING)
                .forEach((name, table) -> tables.computeIfAbsent(name, unused -> new LinkedHashMap<>())
                        .putAll(table.fields()));
    }
}
