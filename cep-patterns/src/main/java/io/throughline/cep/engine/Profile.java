package io.throughline.cep.engine;

import io.throughline.domain.event.CustomerEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of one profile: events that the watermark has not passed, and the partial matches of all programs.
 *
 * <p>Times are order times, in milliseconds. A profile that is empty is not kept at all.
 */
final class Profile {

    static final long NEVER = Long.MAX_VALUE;

    /** In no order. */
    final List<CustomerEvent> waiting;

    /** When the profile ends, because it turned out to be a customer's; in no order. */
    final List<Long> endings;

    /** Those that have partial matches, at most one for each program. */
    final List<Lane> lanes;

    /** When Flink's timer service wakes the profile next for its waiting events; never later than the first of them. */
    long eventTimer = NEVER;

    /** When Flink's timer service wakes the profile next for the ends of its partial matches. */
    long endTimer = NEVER;

    /** When the next closing absence is complete, as far as it is known; never later than it. */
    long nextComplete = NEVER;

    /** When the last of the partial matches has ended. */
    long lastEnd = Long.MIN_VALUE;

    /** Whether the lanes know their programs' numbers; not so after the profile was read from saved state. */
    boolean known = true;

    Profile() {
        this(new ArrayList<>(2), new ArrayList<>(0), new ArrayList<>(2));
    }

    private Profile(List<CustomerEvent> waiting, List<Long> endings, List<Lane> lanes) {
        this.waiting = waiting;
        this.endings = endings;
        this.lanes = lanes;
    }

    boolean isEmpty() {
        return waiting.isEmpty() && endings.isEmpty() && lanes.isEmpty();
    }

    @Nullable
    Lane lane(int number) {
        for (Lane lane : lanes) {
            if (lane.number == number) {
                return lane;
            }
        }
        return null;
    }

    /** When something in the queue is due; {@link #NEVER} if it is empty. */
    long nextWaiting() {
        long next = NEVER;
        for (CustomerEvent event : waiting) {
            next = Math.min(next, Capture.orderTime(event));
        }
        for (long ending : endings) {
            next = Math.min(next, ending);
        }
        return next;
    }

    /** When something must be done although no event comes; {@link #NEVER} if there is nothing. */
    long nextEnd() {
        return lanes.isEmpty() ? NEVER : Math.min(nextComplete, lastEnd);
    }

    int partialMatches() {
        int count = 0;
        for (Lane lane : lanes) {
            count += lane.size();
        }
        return count;
    }

    /** A copy that shares only what never changes. */
    Profile copy() {
        List<Lane> copies = new ArrayList<>(lanes.size());
        for (Lane lane : lanes) {
            copies.add(lane.copy());
        }
        Profile copy = new Profile(new ArrayList<>(waiting), new ArrayList<>(endings), copies);
        copy.eventTimer = eventTimer;
        copy.endTimer = endTimer;
        copy.nextComplete = nextComplete;
        copy.lastEnd = lastEnd;
        copy.known = known;
        return copy;
    }
}
