package io.throughline.cep;

import java.util.Locale;

/** How far a pattern has come. */
public enum Status {
    /** Being written: checked and tested, never looked for. */
    DRAFT,
    /** On trial: looked for only where somebody asks for it. */
    SHADOW,
    /** At work. */
    LIVE;

    /** Its name in files and lists: lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
