package io.throughline.domain.event;

import java.util.Locale;

/** How an event came by its issue id. */
public enum IssueEvidence {
    /** Its source named a case. */
    EXPLICIT,
    /** Same customer, same or unknown topic, close in time. */
    INFERRED;

    /** Its name in topics, tables and expressions: lower-case snake_case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
