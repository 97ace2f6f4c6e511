package io.throughline.connectors.formats;

import io.throughline.domain.event.EventField;

/** Any text. */
record TextReader(EventField field) implements FieldReader {

    @Override
    public void read(Object value, EventInProgress event) {
        String text = Scalar.text(value);
        if (text != null) {
            event.set(field, event.clipped(event.clean(text)));
        }
    }
}
