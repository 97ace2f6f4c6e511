package io.throughline.domain.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record of the topic {@code journey-events}: an event, or a merge of two identities; exactly one is present.
 *
 * @param event an accepted event
 * @param merged an identification that joins an anonymous profile with a customer
 */
public record JourneyRecord(
        @Nullable CustomerEvent event, @Nullable IdentityMerged merged) {

    public JourneyRecord {
        if ((event == null) == (merged == null)) {
            throw new IllegalArgumentException("need either an event or a merge, but got event=" + (event != null)
                    + ", merged=" + (merged != null));
        }
    }

    public static JourneyRecord of(CustomerEvent event) {
        return new JourneyRecord(event, null);
    }

    public static JourneyRecord of(IdentityMerged merged) {
        return new JourneyRecord(null, merged);
    }

    /** When the pattern stream learns of it; watermarks move on this. */
    public Instant orderTime() {
        if (event != null) {
            return event.time().orderTime();
        }
        return java.util.Objects.requireNonNull(merged).identifiedAt();
    }
}
