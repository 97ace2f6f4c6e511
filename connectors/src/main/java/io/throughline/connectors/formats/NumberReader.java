package io.throughline.connectors.formats;

import io.throughline.domain.event.EventField;
import io.throughline.domain.event.FieldType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A measure: a whole number or a floating point one; what is neither is flagged and kept as it was sent. */
record NumberReader(EventField field) implements FieldReader {

    private static final int WHOLE_DIGITS = 18;

    @Override
    public void read(Object value, EventInProgress event) {
        BigDecimal number = Scalar.number(value);
        if (number == null || Scalar.wholeDigits(number) > WHOLE_DIGITS) {
            if (Scalar.text(value) != null) {
                event.flag(field.fieldName() + "_unparseable");
                event.keepRaw(field, value);
            }
        } else if (field.type() == FieldType.DOUBLE) {
            event.set(field, number.doubleValue() + 0.0);
        } else {
            boolean tiny = Scalar.wholeDigits(number) < 0;
            event.set(
                    field,
                    tiny ? 0L : number.setScale(0, RoundingMode.HALF_EVEN).longValue());
        }
    }
}
