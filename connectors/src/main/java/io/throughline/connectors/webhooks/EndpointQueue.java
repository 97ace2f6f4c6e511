package io.throughline.connectors.webhooks;

import io.throughline.domain.alert.WebhookDelivery;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is due for one endpoint, one message after another: a slow receiver holds up nobody else. */
final class EndpointQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EndpointQueue.class);

    /** Longer than any attempt can take, so that a lease ends only if its process died. */
    private static final Duration LEASE = HttpSender.LONGEST.multipliedBy(4);

    private final String endpoint;
    private final Outbox outbox;
    private final HttpSender sender;
    private final RetrySchedule schedule;
    private final Clock clock;

    EndpointQueue(String endpoint, Outbox outbox, HttpSender sender, RetrySchedule schedule, Clock clock) {
        this.endpoint = endpoint;
        this.outbox = outbox;
        this.sender = sender;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** Sends until nothing is due or {@code stopped}. */
    DeliverySummary drain(BooleanSupplier stopped) throws SQLException {
        DeliverySummary summary = DeliverySummary.none();
        while (!stopped.getAsBoolean()) {
            Optional<LeasedMessage> message = outbox.lease(endpoint, clock.instant(), LEASE);
            if (message.isEmpty()) {
                break;
            }
            WebhookDelivery delivery = deliver(message.get());
            summary = summary.plus(delivery.outcome());
        }
        return summary;
    }

    Optional<Instant> nextDue() throws SQLException {
        return outbox.nextDue(endpoint, clock.instant());
    }

    private WebhookDelivery deliver(LeasedMessage message) throws SQLException {
        Instant attemptedAt = clock.instant();
        Answer answer = sender.send(message);
        Verdict verdict = Verdict.on(answer, message, schedule, clock.instant());
        WebhookDelivery delivery = new WebhookDelivery(
                message.messageId(),
                endpoint,
                message.type(),
                message.attempt(),
                attemptedAt,
                verdict.outcome(),
                answer.status(),
                answer.error(),
                answer.durationMs());
        if (!outbox.record(message, delivery, verdict)) {
            LOG.warn("the lease of message {} ended before its answer came: it may arrive twice", message.messageId());
        }
        if (answer.error() != null) {
            LOG.warn(
                    "attempt {} of message {} to {} ended as {}: {}",
                    message.attempt(),
                    message.messageId(),
                    endpoint,
                    verdict.outcome().wireName(),
                    answer.error());
        }
        return delivery;
    }

    @Override
    public void close() {
        sender.close();
    }
}
