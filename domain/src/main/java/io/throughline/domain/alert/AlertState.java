package io.throughline.domain.alert;

import java.util.Locale;

/** Where an alert stands. */
public enum AlertState {
    /** Friction is above its threshold. */
    FIRING,
    /** It has been back to normal for long enough. */
    RESOLVED;

    /** Its name in topics, tables and expressions: lower-case snake_case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
