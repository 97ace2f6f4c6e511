package io.throughline.cep;

import java.util.Locale;

/** How far a pattern has come. */
public enum Status {
    /** Being written: checked and tested, never looked for. */
    DRAFT,
    /** Checked and tested, but looked for only once a deployment makes it live. */
    SHADOW,
    /** At work. */
    LIVE;

    /** Its name in files and lists: lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
