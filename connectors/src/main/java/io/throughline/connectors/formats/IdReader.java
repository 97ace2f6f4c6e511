package io.throughline.connectors.formats;

import io.throughline.connectors.privacy.Identifiers;
import io.throughline.domain.event.EventField;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * An id: always text, never one of the values that stand for nobody, at most 256 characters.
 *
 * <p>One that went through a floating point number on its way, and so may be another's, is flagged {@code id_mangled}.
 */
record IdReader(EventField field) implements FieldReader {

    private static final Pattern FLOAT = Pattern.compile("[+-]?[0-9](\\.[0-9]+)?[eE]\\+?[0-9]{1,3}");

    @Override
    public void read(Object value, EventInProgress event) throws Unreadable {
        String id = Scalar.text(value);
        if (id == null) {
            return;
        }
        if (id.length() > Limits.ID_LENGTH) {
            throw new Unreadable(
                    "id_too_long",
                    field.fieldName() + " of " + id.length() + " characters, expected at most " + Limits.ID_LENGTH);
        }
        if (Identifiers.isPlaceholder(id)) {
            event.flag("id_placeholder");
            return;
        }
        if (value instanceof BigDecimal
                || value instanceof Double
                || FLOAT.matcher(id).matches()) {
            event.flag("id_mangled");
        }
        event.set(field, event.clean(id));
    }
}
