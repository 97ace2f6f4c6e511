package io.throughline.domain.event;

import org.jspecify.annotations.Nullable;

/**
 * Which campaign led here.
 *
 * @param source utm_source
 * @param medium utm_medium
 * @param name utm_campaign
 * @param content utm_content
 * @param term utm_term
 * @param clickId an advertiser's click id, for example gclid
 */
public record Campaign(
        @Nullable String source,
        @Nullable String medium,
        @Nullable String name,
        @Nullable String content,
        @Nullable String term,
        @Nullable String clickId) {}
