package io.throughline.connectors.formats;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one element becomes one canonical event: what a format says about it, without how elements are found.
 *
 * @param items null if the format has none
 */
record EventMapping(
        TimeRules time,
        List<FieldRule> fields,
        @Nullable ItemsRule items,
        List<MapRule> maps,
        PropertiesRule properties) {

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
        if (event.text(EventField.EVENT_ID) == null) {
            String source = String.valueOf(event.text(EventField.SOURCE));
            event.set(EventField.EVENT_ID, Failures.derivedId(source, element.bytes()));
            event.set(EventField.EVENT_ID_DERIVED, true);
        }
        event.set(EventField.PROFILE_ID, ProfileKey.of(event));
        event.set(EventField.QUALITY_FLAGS, event.flags());
        return event.draft().build();
    }
}
