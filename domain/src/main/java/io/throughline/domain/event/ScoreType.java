package io.throughline.domain.event;

import java.util.Locale;

/** What a survey score measures. */
public enum ScoreType {
    /** Net promoter score, 0 to 10. */
    NPS,
    /** Satisfaction, usually 1 to 5. */
    CSAT,
    /** Customer effort, usually 1 to 7. */
    CES,
    /** A public rating, usually 1 to 5. */
    STARS;

    /** Its name in topics, tables and expressions: lower-case snake_case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
