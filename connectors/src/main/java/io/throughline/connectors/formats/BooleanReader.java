package io.throughline.connectors.formats;

import io.throughline.domain.event.EventField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Yes or no, as JSON, text or number; what is neither is flagged and left out. */
record BooleanReader(EventField field) implements FieldReader {

    @Override
    public void read(Object value, EventInProgress event) {
        String text = Scalar.text(value);
        if (text != null) {
            Boolean answer = answer(text.toLowerCase(Locale.ROOT));
            event.set(field, answer);
            if (answer == null) {
                event.flag(field.fieldName() + "_unparseable");
            }
        }
    }

    private static @Nullable Boolean answer(String text) {
        return switch (text) {
            case "true", "1", "yes", "y", "t" -> true;
            case "false", "0", "no", "n", "f" -> false;
            default -> null;
        };
    }
}
