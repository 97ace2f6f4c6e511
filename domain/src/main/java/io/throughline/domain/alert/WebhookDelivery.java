package io.throughline.domain.alert;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver one message.
 *
 * @param messageId the message
 * @param endpoint name of the endpoint
 * @param type type of the message
 * @param attempt 1 for the first
 * @param attemptedAt when it was sent
 * @param outcome how it ended
 * @param statusCode HTTP status, null if there was no answer
 * @param error what went wrong, without secrets, null if nothing did
 * @param durationMs milliseconds until the answer or the failure
 */
public record WebhookDelivery(
        String messageId,
        String endpoint,
        String type,
        int attempt,
        Instant attemptedAt,
        DeliveryOutcome outcome,
        @Nullable Integer statusCode,
        @Nullable String error,
        long durationMs) {

    public WebhookDelivery {
        requireNonNull(messageId, "messageId");
        requireNonNull(endpoint, "endpoint");
        requireNonNull(type, "type");
        requireNonNull(attemptedAt, "attemptedAt");
        requireNonNull(outcome, "outcome");
    }
}
