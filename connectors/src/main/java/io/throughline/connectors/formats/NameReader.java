package io.throughline.connectors.formats;

import io.throughline.domain.event.EventField;
import java.util.Collection;
import java.util.Locale;

/**
 * One of a closed list of names.
 *
 * <p>Any other value is kept as {@code <field>_raw} in the properties; the field is then {@code other} where it has
 * such a name, else absent.
 */
record NameReader(EventField field, Collection<String> names) implements FieldReader {

    private static final String OTHER = "other";

    @Override
    public void read(Object value, EventInProgress event) {
        String text = Scalar.text(value);
        if (text == null) {
            return;
        }
        String name = text.toLowerCase(Locale.ROOT);
        if (names.contains(name)) {
            event.set(field, name);
            return;
        }
        event.flag("unknown_" + field.fieldName());
        event.keepRaw(field, text);
        if (field == EventField.CHANNEL || field == EventField.EVENT_TYPE) {
            event.set(field, OTHER);
        }
    }
}
