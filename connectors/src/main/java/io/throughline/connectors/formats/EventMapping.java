package io.throughline.connectors.formats;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventField;
import io.throughline.expressions.Expression;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one element becomes one canonical event: what a format says about it, without how elements are found.
 *
 * @param name of the event, where an element becomes several; empty where it is the only one
 * @param when which elements it is about, null for all
 * @param items null if the format has none
 */
record EventMapping(
        String name,
        @Nullable Expression<Element> when,
        TimeRules time,
        List<FieldRule> fields,
        @Nullable ItemsRule items,
        List<MapRule> maps,
        PropertiesRule properties) {

    /** The event types that the file states; those that records themselves may name come on top, if any may. */
    Set<String> statedTypes() {
        Set<String> types = new TreeSet<>();
        typeAlternatives().forEach(alternative -> {
            Collection<Object> stated = alternative.stated();
            if (stated != null) {
                stated.forEach(type -> types.add(String.valueOf(type)));
            }
        });
        return types;
    }

    /** Whether records may name event types themselves. */
    boolean takesAnyType() {
        return typeAlternatives().anyMatch(alternative -> alternative.stated() == null);
    }

    private Stream<Alternative> typeAlternatives() {
        return fields.stream()
                .filter(field -> field.reader() instanceof NameReader name && name.field() == EventField.EVENT_TYPE)
                .flatMap(field -> field.rule().alternatives().stream());
    }

    /** Whether the element has this event: its condition holds, and one of several has its time. */
    boolean isAbout(Element element) {
        return (when == null || when.test(element))
                && (name.isEmpty() || Scalar.text(time.event().of(element)) != null);
    }

    /** Fills in all that the element itself says. */
    CustomerEvent apply(Element element, Arrival arrival, EventInProgress event) throws Unreadable {
        for (FieldRule field : fields) {
            field.apply(element, event);
        }
        if (event.text(EventField.EVENT_TYPE) == null) {
            throw new Unreadable("no_event_type", "nothing that says what happened");
        }
        if (event.text(EventField.CHANNEL) == null) {
            event.set(EventField.CHANNEL, "other");
        }
        time.apply(element, arrival, event);
        if (items != null) {
            items.apply(element, event);
        }
        for (MapRule map : maps) {
            map.apply(element, event);
        }
        Scores.check(event);
        properties.apply(element, event);
        identify(element, event);
        event.set(EventField.PROFILE_ID, ProfileKey.of(event));
        event.set(EventField.QUALITY_FLAGS, event.flags());
        return event.draft().build();
    }

    private void identify(Element element, EventInProgress event) {
        String id = event.text(EventField.EVENT_ID);
        if (id == null) {
            String source = String.valueOf(event.text(EventField.SOURCE));
            id = Failures.derivedId(source, element.bytes());
            event.set(EventField.EVENT_ID_DERIVED, true);
        }
        event.set(EventField.EVENT_ID, name.isEmpty() ? id : id + "|" + name);
    }
}
