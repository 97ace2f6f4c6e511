package io.throughline.domain.value;

import java.util.Locale;

/** What can be said of the effect of a friction. */
public enum EffectStatus {
    /** There is an estimate, and its interval leaves out zero. */
    ESTIMATED,
    /** There is an estimate, but nothing at all is inside its interval. */
    NOT_DISTINGUISHABLE,
    /** Too few customers met it, or too few did not. */
    NOT_ENOUGH_DATA;

    /** Its name in topics, tables and expressions: lower-case snake_case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
