package io.throughline.domain.event;

import java.util.Locale;

/** What kind of place a channel is. */
public enum ChannelClass {
    /** Screens and messages. */
    DIGITAL,
    /** A program that answers. */
    SELF_SERVICE,
    /** A person who answers. */
    HUMAN,
    /** A place one can walk into. */
    PHYSICAL;

    /** Its name in topics, tables and expressions: lower-case snake_case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
