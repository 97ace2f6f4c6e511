package io.throughline.domain.friction;

import java.util.Locale;

/** Where a match stands; the log of a match is a list of these under one match id. */
public enum MatchState {
    /** Part of the pattern was seen and its window is running out. */
    AT_RISK,
    /** The pattern was found. */
    MATCHED,
    /** Found again for the customer that an anonymous profile turned out to be. */
    REKEYED,
    /** What the customer wanted happened after all. */
    RESOLVED,
    /** Later evidence says that it never was a match. */
    RETRACTED;

    /** Its name in topics, tables and expressions: lower-case snake_case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
