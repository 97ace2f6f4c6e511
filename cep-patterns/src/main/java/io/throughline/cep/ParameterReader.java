package io.throughline.cep;

import io.throughline.expressions.yaml.DurationText;
import io.throughline.expressions.yaml.NearMiss;
import io.throughline.expressions.yaml.YamlNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code parameters} of a pattern, and what a deployment makes of them. */
final class ParameterReader {

    private static final String NAME = "[a-z][a-z0-9_]{0,31}";

    private final Vocabulary vocabulary;

    ParameterReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Parameters read(Optional<YamlNode> node) {
        if (node.isEmpty()) {
            return Parameters.NONE;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        node.get().fields().forEach((name, value) -> {
            if (!name.matches(NAME)) {
                throw value.problem(
                        "the parameter " + name,
                        "at most 32 lower-case letters, digits and _, beginning with a letter");
            }
            if (name.equals(CapturedScope.PREVIOUS) || vocabulary.scope().find(name) != null) {
                throw value.problem(
                        "the parameter " + name + ", which is a field", "a name that is no field of events");
            }
            values.put(name, value(value));
        });
        return new Parameters(values);
    }

    /** {@code declared}, with the values that a deployment gives instead. */
    Parameters changed(Parameters declared, Optional<YamlNode> node) {
        if (node.isEmpty()) {
            return declared;
        }
        Map<String, Object> values = new LinkedHashMap<>(declared.values());
        node.get().fields().forEach((name, value) -> {
            Object before = values.get(name);
            if (before == null) {
                throw value.problem(
                        "the unknown parameter " + name,
                        values.isEmpty()
                                ? "no parameters: the pattern declares none"
                                : "one of " + String.join(", ", values.keySet())
                                        + NearMiss.hint(name, values.keySet()));
            }
            Object now = value(value);
            if (before instanceof Double && now instanceof Long whole) {
                now = whole.doubleValue();
            }
            if (Parameters.type(now) != Parameters.type(before)) {
                throw value.problem(
                        "a " + Parameters.type(now).inWords(),
                        "a " + Parameters.type(before).inWords() + ", as the pattern declares it");
            }
            values.put(name, now);
        });
        return new Parameters(values);
    }

    private static Object value(YamlNode node) {
        if (node.isSequence()) {
            return node.elements().stream().map(YamlNode::text).toList();
        }
        if (!node.isScalar() || node.isNull()) {
            throw node.problem("no value", "a number, text, true or false, a duration, or a list of texts");
        }
        Object plain = node.plain();
        if (plain instanceof Long || plain instanceof Double || plain instanceof Boolean) {
            return plain;
        }
        Optional<Duration> duration = DurationText.parse(node.text());
        return duration.isPresent() ? duration.get() : node.text();
    }
}
