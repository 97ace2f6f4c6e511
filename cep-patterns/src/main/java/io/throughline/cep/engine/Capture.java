package io.throughline.cep.engine;

import io.throughline.domain.event.CustomerEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event that a partial match has captured, and what it had captured before. Never changes, so that matches with a common
 * beginning share it.
 *
 * @param before the capture before; null for the first event of a match
 * @param stage the number of the stage that captured it, see {@link Program#stage}
 */
record Capture(@Nullable Capture before, int stage, CustomerEvent event) {

    /** The first event of the match. */
    CustomerEvent first() {
        Capture capture = this;
        while (capture.before != null) {
            capture = capture.before;
        }
        return capture.event;
    }

    static long orderTime(CustomerEvent event) {
        return event.time().orderTime().toEpochMilli();
    }
}
