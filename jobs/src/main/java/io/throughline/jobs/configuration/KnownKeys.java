package io.throughline.jobs.configuration;

import io.throughline.expressions.yaml.Problem;
import io.throughline.expressions.yaml.ProblemException;
import io.throughline.expressions.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The keys of a configuration are those of the documented defaults; where a mapping is free, any. */
final class KnownKeys {

    /** Mappings whose names others define: clients of Kafka, catalogs of Iceberg. */
    static final Set<String> FREE = Set.of("kafka.properties", "lakehouse.catalog");

    private KnownKeys() {}

    /** Makes every key of {@code layer} that {@code defaults} lacks a problem, all at once. */
    static void check(YamlNode layer, YamlNode defaults) {
        List<Problem> problems = new ArrayList<>();
        collect(layer, defaults, problems);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    private static void collect(YamlNode layer, YamlNode defaults, List<Problem> problems) {
        if (layer.isNull() || !defaults.isMapping() || FREE.contains(defaults.field())) {
            return;
        }
        try {
            layer.onlyKeys(defaults.keys().toArray(String[]::new));
        } catch (ProblemException unknown) {
            problems.addAll(unknown.problems());
        }
        if (layer.isMapping()) {
            layer.fields()
                    .forEach(
                            (key, value) -> defaults.optional(key).ifPresent(known -> collect(value, known, problems)));
        }
    }
}
