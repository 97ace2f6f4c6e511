package io.throughline.value.attribution;

import java.time.Instant;

/**
 * A contact with marketing.
 *
 * @param customerId whose
 * @param id breaks ties of time
 * @param at when
 * @param channel its channel
 * @param campaign its campaign, {@link #NO_CAMPAIGN} if there is none
 */
public record Touch(String customerId, String id, Instant at, String channel, String campaign) {

    /** Stands in for a campaign where there is none. */
    public static final String NO_CAMPAIGN = "(none)";
}
