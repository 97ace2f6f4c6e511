package io.throughline.cep;

import io.throughline.domain.event.CustomerEvent;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The event times, half-open, at which an event may fill a stage of a partial match. */
sealed interface Window extends Serializable {

    boolean contains(CustomerEvent event, CustomerEvent first, CustomerEvent last);

    /** From the last event on, for a time from the first one, and for a time from the last one if that is limited. */
    record OfStep(Duration within, @Nullable Limit limit) implements Window {
        @Override
        public boolean contains(CustomerEvent event, CustomerEvent first, CustomerEvent last) {
            return inOrder(event, last)
                    && isBefore(event, first.time().eventTime().plus(within))
                    && (limit == null || isBefore(event, limit.endAfter(last)));
        }
    }

    /** From the last event on, until the absence is certain. */
    record OfAbsence(Deadline deadline) implements Window {
        @Override
        public boolean contains(CustomerEvent event, CustomerEvent first, CustomerEvent last) {
            return inOrder(event, last) && isBefore(event, deadline.of(first, last));
        }
    }

    /** From the match on. */
    record OfResolution(@Nullable Deadline matched, Duration within) implements Window {
        @Override
        public boolean contains(CustomerEvent event, CustomerEvent first, CustomerEvent last) {
            Instant match = matched == null ? last.time().eventTime() : matched.of(first, last);
            return inOrder(event, last)
                    && match != null
                    && !event.time().eventTime().isBefore(match)
                    && isBefore(event, match.plus(within));
        }
    }

    private static boolean inOrder(CustomerEvent event, CustomerEvent last) {
        return !event.time().eventTime().isBefore(last.time().eventTime());
    }

    private static boolean isBefore(CustomerEvent event, @Nullable Instant end) {
        return end != null && event.time().eventTime().isBefore(end);
    }
}
