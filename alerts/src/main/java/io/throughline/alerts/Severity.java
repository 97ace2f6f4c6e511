package io.throughline.alerts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How bad a pattern is, from least to worst. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** The severity of that name, in any case; empty for a name that is none. */
    public static Optional<Severity> named(String name) {
        return Arrays.stream(values())
                .filter(severity -> severity.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Its name in patterns, topics and tables: lower-case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
