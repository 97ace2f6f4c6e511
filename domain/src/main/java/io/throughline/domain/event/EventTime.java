package io.throughline.domain.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When it happened, UTC, and how that is known.
 *
 * @param eventTime corrected and clamped; windows are measured on it
 * @param orderTime when the pattern stream learns of it: the event time, or the identification's for re-keyed events; watermarks move on it
 * @param receivedAt when it arrived
 * @param sentAt when the sender's clock said it was sent
 * @param raw the time as it was sent
 * @param quality how far the time can be trusted
 */
public record EventTime(
        Instant eventTime,
        Instant orderTime,
        @Nullable Instant receivedAt,
        @Nullable Instant sentAt,
        @Nullable String raw,
        EventTimeQuality quality) {

    public EventTime {
        requireNonNull(eventTime, "eventTime");
        requireNonNull(orderTime, "orderTime");
        requireNonNull(quality, "quality");
    }
}
