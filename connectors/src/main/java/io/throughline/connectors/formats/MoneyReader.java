package io.throughline.connectors.formats;

import io.throughline.domain.event.EventField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Money as decimal(18,4), never through floating point.
 *
 * <p>What is rounded (half to even), too large or no plain number is flagged, and what was sent is kept: a guess at
 * {@code 1.234,56} or {@code €19,99} could be wrong by a factor of a thousand.
 */
record MoneyReader(EventField field) implements FieldReader {

    private static final int SCALE = 4;
    private static final int WHOLE_DIGITS = 14;

    @Override
    public void read(Object value, EventInProgress event) {
        BigDecimal sent = Scalar.number(value);
        BigDecimal amount = sent == null ? null : fitting(sent);
        if (amount == null) {
            if (Scalar.text(value) != null) {
                event.flag(field.fieldName() + (sent == null ? "_unparseable" : "_overflow"));
                event.keepRaw(field, value);
            }
            return;
        }
        if (sent != null && amount.compareTo(sent) != 0) {
            event.flag(field.fieldName() + "_rounded");
            event.keepRaw(field, value);
        }
        event.set(field, amount);
    }

    /** {@code number} with four decimal places, null if it has more than fourteen digits before them. */
    static @Nullable BigDecimal fitting(BigDecimal number) {
        long digits = Scalar.wholeDigits(number);
        if (digits > WHOLE_DIGITS) {
            return null;
        }
        if (number.signum() == 0 || digits < -SCALE) {
            return BigDecimal.ZERO.setScale(SCALE);
        }
        BigDecimal rounded = number.setScale(SCALE, RoundingMode.HALF_EVEN);
        return Scalar.wholeDigits(rounded) > WHOLE_DIGITS ? null : rounded;
    }
}
