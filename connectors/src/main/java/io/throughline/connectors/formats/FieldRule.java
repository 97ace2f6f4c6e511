package io.throughline.connectors.formats;

/** One field of the event: where its value comes from, and how it is read. */
record FieldRule(Rule rule, FieldReader reader) {

    void apply(Element element, EventInProgress event) throws Unreadable {
        Object value = rule.of(element);
        if (value != null) {
            reader.read(value, event);
        }
    }
}
