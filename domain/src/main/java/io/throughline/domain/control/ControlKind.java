package io.throughline.domain.control;

import java.util.Locale;

/** What a control record asks for. */
public enum ControlKind {
    /** A pattern definition is added or replaced. */
    DEFINE,
    /** A pattern definition is removed. */
    REMOVE,
    /** A customer is to be forgotten. */
    ERASE,
    /** Alerts of a group are not to be announced for a time. */
    SILENCE;

    /** Its name in topics, tables and expressions: lower-case snake_case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
