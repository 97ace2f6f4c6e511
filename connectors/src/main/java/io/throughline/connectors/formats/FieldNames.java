package io.throughline.connectors.formats;

import io.throughline.domain.event.EventField;
import io.throughline.expressions.declarations.EventTypes;
import io.throughline.expressions.yaml.NearMiss;
import io.throughline.expressions.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names under {@code fields} of a format file: the event's fields, less those that follow from others, and {@code
 * email} and {@code phone}, which are read in clear and leave as keyed hashes.
 */
final class FieldNames {

    private static final Map<EventField, String> NOT_BY_RULE = notByRule();

    private final FieldReaders readers;

    FieldNames(EventTypes eventTypes) {
        this.readers = new FieldReaders(eventTypes);
    }

    /** The rule of the field called {@code name}; an unknown name is a problem. */
    FieldRule rule(String name, YamlNode node, RuleFile rules) {
        if (name.equals("email")) {
            return new FieldRule(rules.rule(node), new HashReader(EventField.EMAIL_HASH));
        }
        if (name.equals("phone")) {
            return new FieldRule(rules.rule(node), new HashReader(EventField.PHONE_HASH));
        }
        EventField field = EventField.named(name).orElse(null);
        if (field == null) {
            List<String> names = names();
            throw node.problem(
                    "the unknown field " + name, "a field of the canonical event" + NearMiss.hint(name, names));
        }
        String instead = NOT_BY_RULE.get(field);
        if (instead != null) {
            throw node.problem("the field " + name, instead);
        }
        return new FieldRule(rules.rule(node, readers.namesOf(field)), readers.of(field));
    }

    /** The field that a test expects something of; an unknown one is a problem. */
    EventField expected(String name, YamlNode node) {
        EventField field = EventField.named(name).orElse(null);
        if (field == null) {
            List<String> names = Arrays.stream(EventField.values())
                    .map(EventField::fieldName)
                    .toList();
            throw node.problem(
                    "the unknown field " + name,
                    "a field of the canonical event, or fails" + NearMiss.hint(name, names));
        }
        return field;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("email", "phone"));
        for (EventField field : EventField.values()) {
            if (!NOT_BY_RULE.containsKey(field)) {
                names.add(field.fieldName());
            }
        }
        return names;
    }

    private static Map<EventField, String> notByRule() {
        Map<EventField, String> instead = new EnumMap<>(EventField.class);
        for (EventField time : List.of(EventField.EVENT_TIME, EventField.SENT_AT, EventField.RECEIVED_AT)) {
            instead.put(time, "it under time, as event, sent or received");
        }
        for (EventField map :
                List.of(EventField.ITEMS, EventField.IDENTIFIERS, EventField.CONSENT, EventField.PROPERTIES)) {
            instead.put(map, "it at the top of the file, as " + map.fieldName() + ":");
        }
        for (EventField computed : List.of(
                EventField.EVENT_ID_DERIVED,
                EventField.SOURCE,
                EventField.SOURCE_FORMAT,
                EventField.RAW_REF,
                EventField.ORDER_TIME,
                EventField.EVENT_TIME_RAW,
                EventField.EVENT_TIME_QUALITY,
                EventField.PROFILE_ID,
                EventField.QUALITY_FLAGS)) {
            instead.put(computed, "no rule: it follows from the others");
        }
        return instead;
    }

    /** Reads a direct identifier and keeps only its hash; what is none is flagged. */
    private record HashReader(EventField field) implements FieldReader {

        @Override
        public void read(Object value, EventInProgress event) {
            String text = Scalar.text(value);
            if (text == null) {
                return;
            }
            String hash = hash(text, event);
            if (hash == null) {
                event.flag(field == EventField.EMAIL_HASH ? "email_unusable" : "phone_unusable");
            } else {
                event.set(field, hash);
            }
        }

        private @Nullable String hash(String text, EventInProgress event) {
            return field == EventField.EMAIL_HASH
                    ? event.identifiers().email(text)
                    : event.identifiers().phone(text);
        }
    }
}
