package io.throughline.domain.friction;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.event.Channel;
import io.throughline.domain.event.CustomerEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event that a match rests on.
 *
 * @param name the step of the pattern it filled
 * @param source source of the event
 * @param eventId id of the event within its source
 * @param eventTime when it happened
 * @param eventType its canonical type
 * @param channel where it happened
 * @param touchpoint page, screen, queue or shop
 */
public record MatchStep(
        String name,
        String source,
        String eventId,
        Instant eventTime,
        String eventType,
        Channel channel,
        @Nullable String touchpoint) {

    public MatchStep {
        requireNonNull(name, "name");
        requireNonNull(source, "source");
        requireNonNull(eventId, "eventId");
        requireNonNull(eventTime, "eventTime");
        requireNonNull(eventType, "eventType");
        requireNonNull(channel, "channel");
    }

    /** The step {@code name}, filled by {@code event}. */
    public static MatchStep of(String name, CustomerEvent event) {
        return new MatchStep(
                name,
                event.identity().source(),
                event.identity().eventId(),
                event.time().eventTime(),
                event.what().eventType(),
                event.where().channel(),
                event.where().touchpoint());
    }
}
