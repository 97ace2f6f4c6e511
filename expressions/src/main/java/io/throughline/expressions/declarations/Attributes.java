package io.throughline.expressions.declarations;

import io.throughline.domain.event.EventField;
import io.throughline.expressions.ValueType;
import io.throughline.expressions.yaml.ProblemException;
import io.throughline.expressions.yaml.YamlNode;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The attributes that conditions may use beside an event's fields; a deployment extends those shipped. */
public final class Attributes {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final Map<String, Attribute> byName;

    private Attributes(Map<String, Attribute> byName) {
        this.byName = Collections.unmodifiableMap(byName);
    }

    /** Those of {@code attributes.yaml} in the domain. */
    public static Attributes shipped() {
        return new Attributes(new LinkedHashMap<>()).extendedBy(Shipped.file("attributes.yaml"));
    }

    /**
     * These and the ones that a file adds under {@code attributes}, each {@code name: { type: boolean, about: … }}.
     *
     * @throws ProblemException if a name is taken, no plain name, or of a type that is no single value
     */
    public Attributes extendedBy(YamlNode file) {
        file.onlyKeys("attributes");
        Map<String, Attribute> all = new LinkedHashMap<>(byName);
        file.required("attributes").fields().forEach((name, node) -> {
            if (!NAME.matcher(name).matches()) {
                throw node.problem("the name " + name, "lower-case letters, digits and _, beginning with a letter");
            }
            if (EventField.named(name).isPresent() || all.containsKey(name)) {
                throw node.problem("the name " + name + ", which is taken", "a new name");
            }
            all.put(name, attribute(name, node));
        });
        return new Attributes(all);
    }

    private static Attribute attribute(String name, YamlNode node) {
        node.onlyKeys("type", "about");
        YamlNode type = node.required("type");
        try {
            return new Attribute(
                    name, type.constant(ValueType.class), node.required("about").text());
        } catch (IllegalArgumentException notOneValue) {
            throw type.problem(type.text(), "string, boolean, long, double, decimal, timestamp or duration");
        }
    }

    public Optional<Attribute> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All of them, in the order of the files. */
    public Collection<Attribute> all() {
        return byName.values();
    }

    public Collection<String> names() {
        return byName.keySet();
    }
}
