package io.throughline.jobs.value;

import org.jspecify.annotations.Nullable;

/** What a list of customers shows of one, beside value and churn; columns of {@code customer_360} by their names. */
public record CustomerFacts(
        long firstSeenAt,
        long lastSeenAt,
        long events,
        long sessions90d,
        @Nullable String firstTouchChannel,
        @Nullable String lastChannel,
        @Nullable String deviceType,
        @Nullable String country,
        long friction30d,
        long friction90d,
        @Nullable String lastPattern,
        @Nullable Long lastFrictionAt,
        long channelSwitches90d,
        long contacts90d,
        @Nullable Double lastNps,
        @Nullable Double lastCsat) {}
