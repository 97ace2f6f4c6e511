package io.throughline.domain.value;

import java.util.Locale;

/** How far a value at risk can be relied on. */
public enum RiskStatus {
    /** The friction's effect is estimated. */
    ESTIMATED,
    /** The friction's effect can't be told from none. */
    NOT_DISTINGUISHABLE,
    /** Nobody has estimated the friction's effect, or there was not enough data: the value is unknown. */
    NO_ESTIMATE;

    /** Its name in topics, tables and expressions: lower-case snake_case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
