package io.throughline.cep;

import java.util.Locale;

/** Whether a match is bad or good news. */
public enum Polarity {
    /** Friction. */
    NEGATIVE,
    /** Something that went well. */
    POSITIVE;

    /** Its name in files and lists: lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
