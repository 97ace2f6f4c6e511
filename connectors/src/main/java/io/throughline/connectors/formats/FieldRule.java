package io.throughline.connectors.formats;

import io.throughline.domain.event.EventField;

/**
 * One field of the event: where its value comes from, and how it is read.
 *
 * <p>Of several names for what happened the first that is declared counts.
 */
record FieldRule(Rule rule, FieldReader reader) {

    void apply(Element element, EventInProgress event) throws Unreadable {
        Object value = reader instanceof NameReader known && known.field() == EventField.EVENT_TYPE
                ? rule.of(element, known.names())
                : rule.of(element);
        if (value != null) {
            reader.read(value, event);
        }
    }
}
