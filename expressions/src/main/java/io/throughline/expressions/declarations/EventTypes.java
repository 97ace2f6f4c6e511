package io.throughline.expressions.declarations;

import io.throughline.domain.event.EventField;
import io.throughline.expressions.yaml.NearMiss;
import io.throughline.expressions.yaml.ProblemException;
import io.throughline.expressions.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The closed list of canonical event types; a deployment extends those shipped. */
public final class EventTypes {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final Map<String, EventType> byName;

    private EventTypes(Map<String, EventType> byName) {
        this.byName = Collections.unmodifiableMap(byName);
    }

    /** Those of {@code event-types.yaml} in the domain. */
    public static EventTypes shipped() {
        return new EventTypes(new LinkedHashMap<>()).extendedBy(Shipped.file("event-types.yaml"), Attributes.shipped());
    }

    /**
     * These and the ones that a file adds under {@code event_types}, each {@code name: { about: …, needs: [ … ] }}.
     *
     * @param attributes names that {@code needs} may use beside the event's fields
     * @throws ProblemException if a name is taken or no plain name, or a needed field does not exist
     */
    public EventTypes extendedBy(YamlNode file, Attributes attributes) {
        file.onlyKeys("event_types");
        Map<String, EventType> all = new LinkedHashMap<>(byName);
        file.required("event_types").fields().forEach((name, node) -> {
            if (!NAME.matcher(name).matches()) {
                throw node.problem("the name " + name, "lower-case letters, digits and _, beginning with a letter");
            }
            node.onlyKeys("about", "needs");
            List<String> needs = new ArrayList<>();
            node.optional("needs")
                    .ifPresent(list -> list.elements().forEach(need -> needs.add(field(need, attributes))));
            if (all.put(name, new EventType(name, node.required("about").text(), needs)) != null) {
                throw node.problem("the name " + name + ", which is taken", "a new name");
            }
        });
        return new EventTypes(all);
    }

    private static String field(YamlNode need, Attributes attributes) {
        String name = need.text();
        if (EventField.named(name).isEmpty() && attributes.find(name).isEmpty()) {
            Collection<String> names = new EventScope(attributes).names();
            throw need.problem("the unknown name " + name, "a field or an attribute" + NearMiss.hint(name, names));
        }
        return name;
    }

    public boolean contains(String name) {
        return byName.containsKey(name);
    }

    public Optional<EventType> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All of them, in the order of the files. */
    public Collection<EventType> all() {
        return byName.values();
    }

    public Collection<String> names() {
        return byName.keySet();
    }
}
