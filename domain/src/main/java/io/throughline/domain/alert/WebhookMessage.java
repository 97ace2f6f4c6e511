package io.throughline.domain.alert;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One message for one endpoint, as it waits in the outbox.
 *
 * @param messageId derived from what it announces and the endpoint; the receiver's idempotency key
 * @param endpoint name of the endpoint in the configuration
 * @param subject what it is about, an alert id: an endpoint gets the messages on one subject in order of time
 * @param type dotted, for example {@code friction.spike.firing}
 * @param occurredAt event time of what it announces
 * @param body the exact JSON to be signed and sent
 */
public record WebhookMessage(
        String messageId, String endpoint, String subject, String type, Instant occurredAt, String body) {

    public WebhookMessage {
        requireNonNull(messageId, "messageId");
        requireNonNull(endpoint, "endpoint");
        requireNonNull(subject, "subject");
        requireNonNull(type, "type");
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(body, "body");
    }
}
