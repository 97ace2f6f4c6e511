package io.throughline.domain.event;

import java.util.Locale;

/** Who did what the event tells. */
public enum Actor {
    /** The customer. */
    CUSTOMER,
    /** A person of the company. */
    AGENT,
    /** A program that speaks to customers. */
    BOT,
    /** Anything else. */
    SYSTEM;

    /** Its name in topics, tables and expressions: lower-case snake_case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
