package io.throughline.domain.event;

import java.util.Locale;

/** Who began the exchange. */
public enum Direction {
    /** The customer. */
    INBOUND,
    /** The company. */
    OUTBOUND,
    /** Neither: inside the company. */
    INTERNAL;

    /** Its name in topics, tables and expressions: lower-case snake_case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
