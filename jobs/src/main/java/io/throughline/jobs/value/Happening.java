package io.throughline.jobs.value;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing of a person's past: an event, a friction match or a move between channels. One of the last three is there.
 *
 * @param at event time, milliseconds since the epoch
 * @param id tells equal times apart
 * @param customerId the company's own id, null while unknown
 * @param visitorId the anonymous id, else the device's; null if there is neither
 * @param event an event
 * @param match a match in its last state
 * @param switched the channel that was moved to
 */
public record Happening(
        long at,
        String id,
        @Nullable String customerId,
        @Nullable String visitorId,
        @Nullable PastEvent event,
        @Nullable PastMatch match,
        @Nullable String switched) {

    /** In order of time. */
    static final Comparator<Happening> ORDER =
            Comparator.comparingLong(Happening::at).thenComparing(Happening::id);

    public Happening {
        requireNonNull(id, "id");
    }

    /** Whose it is: the customer, else the visitor. */
    String person() {
        return customerId == null ? "anon:" + visitorId : customerId;
    }

    Happening of(String customer) {
        return new Happening(at, id, customer, visitorId, event, match, switched);
    }
}
