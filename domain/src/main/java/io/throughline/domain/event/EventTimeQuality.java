package io.throughline.domain.event;

import java.util.Locale;

/** How far an event's time can be trusted, and what was done to it. */
public enum EventTimeQuality {
    /** The time as it was sent. */
    OK,
    /** Moved by the difference between the sender's clock and the receiver's. */
    SKEW_CORRECTED,
    /** More than five minutes after its arrival: replaced by the time of arrival. */
    FUTURE_CLAMPED,
    /** None was sent: the time of arrival. */
    MISSING,
    /** What was sent is no time: the time of arrival. */
    UNPARSEABLE,
    /** Sent without a zone: read as UTC. */
    NO_ZONE,
    /** More than thirty days before its arrival: kept in the lakehouse, not offered to patterns. */
    TOO_OLD;

    /** Its name in topics, tables and expressions: lower-case snake_case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
