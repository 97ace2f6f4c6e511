package io.throughline.jobs.value;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which marketing channel a visit came by, from what its links say; the names are the usual default groups. */
final class MarketingChannel {

    private static final Pattern SEARCH =
            Pattern.compile("(.*\\.)?(google|bing|duckduckgo|ecosia|yahoo|baidu|yandex)\\.[a-z.]+");
    private static final Pattern SOCIAL = Pattern.compile(
            "(.*\\.)?(facebook|instagram|tiktok|twitter|linkedin|pinterest|reddit|youtube)\\.[a-z.]+|t\\.co|x\\.com");
    private static final Set<String> PAID = Set.of("cpc", "ppc", "paidsearch", "sem");
    private static final Set<String> DISPLAY = Set.of("display", "banner", "cpm", "programmatic", "retargeting");

    private MarketingChannel() {}

    static String of(@Nullable String medium, @Nullable String source, @Nullable String referrerHost) {
        if (medium != null) {
            return ofMedium(medium.toLowerCase(Locale.ROOT), source);
        }
        if (source != null) {
            return "referral";
        }
        if (referrerHost == null) {
            return "direct";
        }
        String host = referrerHost.toLowerCase(Locale.ROOT);
        return SEARCH.matcher(host).matches()
                ? "organic_search"
                : SOCIAL.matcher(host).matches() ? "organic_social" : "referral";
    }

    private static String ofMedium(String medium, @Nullable String source) {
        String plain = medium.replaceAll("[_ -]", "");
        if (PAID.contains(plain)) {
            return source != null
                            && SOCIAL.matcher(source.toLowerCase(Locale.ROOT) + ".com")
                                    .matches()
                    ? "paid_social"
                    : "paid_search";
        }
        if (DISPLAY.contains(plain)) {
            return "display";
        }
        return switch (plain) {
            case "paidsocial" -> "paid_social";
            case "email", "newsletter" -> "email";
            case "affiliate", "partner" -> "affiliate";
            case "social" -> "organic_social";
            case "organic" -> "organic_search";
            case "sms", "push", "referral" -> plain;
            default -> "other";
        };
    }
}
