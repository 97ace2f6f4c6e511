package io.throughline.cep;

import java.util.Locale;

/** How much a match hurts the customer. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** Its name in files, topics and tables: lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
