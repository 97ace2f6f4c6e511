package io.throughline.connectors.webhooks;

import io.throughline.domain.alert.DeliveryOutcome;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many attempts ended in which way.
 *
 * @param attempts by outcome; an outcome that did not occur is missing
 */
public record DeliverySummary(Map<DeliveryOutcome, Long> attempts) {

    public DeliverySummary {
        attempts = Map.copyOf(attempts);
    }

    /** Attempts that ended so. */
    public long count(DeliveryOutcome outcome) {
        return attempts.getOrDefault(outcome, 0L);
    }

    /** All attempts. */
    public long total() {
        return attempts.values().stream().mapToLong(Long::longValue).sum();
    }

    static DeliverySummary none() {
        return new DeliverySummary(Map.of());
    }

    DeliverySummary plus(DeliveryOutcome outcome) {
        return plus(new DeliverySummary(Map.of(outcome, 1L)));
    }

    DeliverySummary plus(DeliverySummary other) {
        Map<DeliveryOutcome, Long> sum = new EnumMap<>(DeliveryOutcome.class);
        sum.putAll(attempts);
        other.attempts.forEach((outcome, count) -> sum.merge(outcome, count, Long::sum));
        return new DeliverySummary(sum);
    }
}
