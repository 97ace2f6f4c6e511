package io.throughline.connectors.webhooks;

import io.throughline.domain.alert.DeliveryOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What follows from an answer, for the message and for its endpoint.
 *
 * @param outcome of the attempt
 * @param status of the message from now on: pending, delivered, failed or disabled
 * @param dueAt when a pending message is tried again, else null
 * @param pausedUntil until when nothing is sent to the endpoint, null if it is not slowed down
 */
record Verdict(
        DeliveryOutcome outcome,
        String status,
        @Nullable Instant dueAt,
        @Nullable Instant pausedUntil) {

    static final String PENDING = "pending";
    static final String DELIVERED = "delivered";
    static final String FAILED = "failed";
    static final String DISABLED = "disabled";

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

    static Verdict on(Answer answer, LeasedMessage message, RetrySchedule schedule, Instant now) {
        if (answer.isSuccess()) {
            return new Verdict(DeliveryOutcome.DELIVERED, DELIVERED, null, null);
        }
        if (answer.isGone()) {
            return new Verdict(DeliveryOutcome.DISABLED, DISABLED, null, null);
        }
        Duration asked = RetryAfter.read(answer.retryAfter(), now);
        Instant pausedUntil = answer.isOverloaded() ? now.plus(longer(asked, pause(message.slowDowns()))) : null;
        Optional<Instant> next = schedule.next(message.messageId(), message.attempt(), now);
        if (next.isEmpty()) {
            return new Verdict(
                    answer.refused() ? DeliveryOutcome.REFUSED : DeliveryOutcome.FAILED, FAILED, null, pausedUntil);
        }
        Instant dueAt = now.plus(longer(asked, Duration.between(now, next.get())));
        return new Verdict(
                answer.refused() ? DeliveryOutcome.REFUSED : DeliveryOutcome.RETRY, PENDING, dueAt, pausedUntil);
    }

    /** Twice as long each time in a row, up to what {@code Retry-After} may ask for. */
    private static Duration pause(int slowDowns) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(slowDowns, 10));
        return pause.compareTo(RetryAfter.LONGEST) > 0 ? RetryAfter.LONGEST : pause;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
