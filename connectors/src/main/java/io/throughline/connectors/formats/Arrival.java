package io.throughline.connectors.formats;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a record arrived, as far as anybody knows beside the record itself.
 *
 * @param broker when the broker took it
 * @param otherwise what stands for it if neither record nor broker knows
 * @param eventTime whether the event's own time does
 */
record Arrival(@Nullable Instant broker, @Nullable Instant otherwise, boolean eventTime) {

    /** The same, where a receiver has written down when the record came. */
    Arrival at(Instant received) {
        return new Arrival(received, otherwise, eventTime);
    }
}
