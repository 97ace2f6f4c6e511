package io.throughline.simulator;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a visit to the shop comes from, and what would become of it without that channel. */
enum MarketingChannel {
    ORGANIC_SEARCH(null, null, null, 0.16, 0.35, 0.08, 0.03),
    PAID_SEARCH("google", "cpc", "brand-search", 0.08, 0.30, 0.30, 0.05),
    PAID_SOCIAL("instagram", "paid_social", "autumn-looks", 0.18, 0.92, 0, 0.05),
    DISPLAY("adnet", "display", "prospecting", 0.14, 0.90, 0, 0.05),
    EMAIL("newsletter", "email", "newsletter", 0.08, 0.60, 0.24, 0.06),
    AFFILIATE("magazin", "affiliate", "magazin-stories", 0.16, 0.88, 0, 0.05),
    DIRECT(null, null, null, 0.20, 0.05, 0.38, 0.01);

    private static final MarketingChannel[] ALL = values();
    private static final double[] OPENS = weights(true);
    private static final double[] FOLLOWS = weights(false);

    private final @Nullable String source;
    private final @Nullable String medium;
    private final @Nullable String campaign;
    private final double opens;
    private final double creates;
    private final double follows;
    private final double carries;

    MarketingChannel(
            @Nullable String source,
            @Nullable String medium,
            @Nullable String campaign,
            double opens,
            double creates,
            double follows,
            double carries) {
        this.source = source;
        this.medium = medium;
        this.campaign = campaign;
        this.opens = opens;
        this.creates = creates;
        this.follows = follows;
        this.carries = carries;
    }

    /** The channel of a need's first touch. */
    static MarketingChannel opener(Draws draws, long need) {
        return ALL[draws.pick(OPENS, Purpose.NEED_ORIGIN, need)];
    }

    /** The channel of a later touch. */
    static MarketingChannel follower(Draws draws, long touch) {
        return ALL[draws.pick(FOLLOWS, Purpose.TOUCH_CHANNEL, touch)];
    }

    /** Share of needs that begin here. */
    double opens() {
        return opens;
    }

    /** Share of those needs that would not be there without the channel. */
    double creates() {
        return creates;
    }

    /** Share of later touches that come this way. */
    double follows() {
        return follows;
    }

    /** Share of needs that would be lost at such a touch without the channel; the others come directly. */
    double carries() {
        return carries;
    }

    /** What the channel costs, EUR per customer of the company and ordinary day. */
    double spendPerCustomer() {
        return switch (this) {
            case PAID_SEARCH -> 0.035;
            case PAID_SOCIAL -> 0.030;
            case DISPLAY -> 0.022;
            case AFFILIATE -> 0.018;
            case EMAIL -> 0.003;
            case ORGANIC_SEARCH, DIRECT -> 0;
        };
    }

    /** {@code utm_source}, null where a visit carries none. */
    @Nullable
    String source() {
        return source;
    }

    /** {@code utm_medium}, null where a visit carries none. */
    @Nullable
    String medium() {
        return medium;
    }

    /** {@code utm_campaign}, null where a visit carries none. */
    @Nullable
    String campaign() {
        return campaign;
    }

    /** Its name in tables and files. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static double[] weights(boolean opener) {
        double[] weights = new double[ALL.length];
        for (MarketingChannel channel : ALL) {
            weights[channel.ordinal()] = opener ? channel.opens : channel.follows;
        }
        return weights;
    }
}
