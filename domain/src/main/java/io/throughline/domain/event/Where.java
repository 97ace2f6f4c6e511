package io.throughline.domain.event;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Where it happened.
 *
 * @param channel the channel
 * @param touchpoint page, screen, queue or shop
 * @param target the element acted on
 * @param platform web, ios, android …
 * @param os operating system
 * @param deviceType mobile, desktop, tablet …
 * @param appVersion version of the application
 * @param locale language and region, BCP 47 as sent
 * @param country ISO 3166-1 alpha-2 as sent
 * @param referrerHost host of the referring page
 */
public record Where(
        Channel channel,
        @Nullable String touchpoint,
        @Nullable String target,
        @Nullable String platform,
        @Nullable String os,
        @Nullable String deviceType,
        @Nullable String appVersion,
        @Nullable String locale,
        @Nullable String country,
        @Nullable String referrerHost) {

    public Where {
        requireNonNull(channel, "channel");
    }
}
