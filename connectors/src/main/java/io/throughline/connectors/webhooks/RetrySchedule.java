package io.throughline.connectors.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How long to wait after each failed attempt.
 *
 * <p>Each wait is drawn from within a tenth of its length, so that messages that failed together do not come back
 * together; the draw follows from message and attempt alone.
 *
 * @param delays after the first attempt, after the second, and so on; when they are used up the message has failed
 */
public record RetrySchedule(List<Duration> delays) {

    private static final double JITTER = 0.1;

    public RetrySchedule {
        delays = List.copyOf(delays);
        if (delays.stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("delays must not be negative, but were " + delays);
        }
    }

    /** The schedule that Standard Webhooks suggests: ten attempts within about 75 hours. */
    public static RetrySchedule standard() {
        return new RetrySchedule(List.of(
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofHours(2),
                Duration.ofHours(5),
                Duration.ofHours(10),
                Duration.ofHours(14),
                Duration.ofHours(20),
                Duration.ofHours(24)));
    }

    /**
     * When to try again after {@code attempt} failed.
     *
     * @param attempt 1 for the first
     * @return empty if that was the last
     */
    Optional<Instant> next(String messageId, int attempt, Instant now) {
        if (attempt > delays.size()) {
            return Optional.empty();
        }
        double draw = new SplittableRandom(31L * messageId.hashCode() + attempt).nextDouble(1 - JITTER, 1 + JITTER);
        long millis = Math.round(delays.get(attempt - 1).toMillis() * draw);
        return Optional.of(now.plusMillis(millis));
    }
}
