package io.throughline.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** What is planted on known days, local time: trouble that alerts should tell of, and change that they should not. */
enum Incident {
    PAYMENT_OPTION_FAILS(true, "payment-failure", "web", Company.LAST_DAY, LocalTime.of(10, 0), Duration.ofHours(2)),
    BOT_RELEASE_GOES_BAD(true, "bot-loop", "bot", Company.LAST_DAY, LocalTime.of(13, 0), Duration.ofMinutes(150)),
    QUEUE_SLOWS(true, "queue-abandonment", "voice", Company.LAST_DAY, LocalTime.of(16, 0), Duration.ofMinutes(150)),
    SOURCE_STOPS(true, "web", "web", Company.LAST_DAY, LocalTime.of(19, 0), Duration.ofHours(3)),
    FLASH_SALE(false, "*", "*", Company.LAST_DAY, LocalTime.MIDNIGHT, Duration.ofHours(24)),
    HOLIDAY(false, "*", "*", LocalDate.of(2025, 10, 3), LocalTime.MIDNIGHT, Duration.ofHours(24)),
    CLOCK_CHANGE(false, "*", "*", LocalDate.of(2025, 10, 26), LocalTime.MIDNIGHT, Duration.ofHours(25));

    private final boolean trouble;
    private final String concerned;
    private final String channel;
    private final Instant startsAt;
    private final Instant endsAt;

    Incident(boolean trouble, String concerned, String channel, LocalDate day, LocalTime starts, Duration length) {
        this.trouble = trouble;
        this.concerned = concerned;
        this.channel = channel;
        this.startsAt = day.atTime(starts).atZone(Company.ZONE).toInstant();
        this.endsAt = startsAt.plus(length);
    }

    /** Whether an alert should tell of it. */
    boolean trouble() {
        return trouble;
    }

    /** The pattern or the source that it concerns, {@code *} for all. */
    String concerned() {
        return concerned;
    }

    /** The channel that it concerns, {@code *} for all. */
    String channel() {
        return channel;
    }

    /** Its name in files. */
    String wireName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    Instant startsAt() {
        return startsAt;
    }

    Instant endsAt() {
        return endsAt;
    }

    boolean covers(long at) {
        return at >= startsAt.toEpochMilli() && at < endsAt.toEpochMilli();
    }
}
