package io.throughline.domain.event;

import java.util.Locale;

/** Where in the relationship with the company an event lies. */
public enum Stage {
    AWARENESS,
    CONSIDERATION,
    PURCHASE,
    ONBOARDING,
    USE,
    RENEWAL;

    /** Its name in topics, tables and expressions: lower-case snake_case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
