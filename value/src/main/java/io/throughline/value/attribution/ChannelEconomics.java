package io.throughline.value.attribution;

import org.jspecify.annotations.Nullable;

/**
 * What a channel earned beside what it cost. Farris, Bendle, Pfeifer &amp; Reibstein (2010), "Marketing Metrics".
 *
 * @param credit what a rule gave it
 * @param spend on it, reporting currency, 0 or more
 */
public record ChannelEconomics(ChannelCredit credit, double spend) {

    public ChannelEconomics {
        if (!(spend >= 0) || Double.isInfinite(spend)) {
            throw new IllegalArgumentException("spend on " + credit.channel() + " must be 0 or more, but was " + spend);
        }
    }

    /** Return on ad spend: revenue for each unit spent; null without spend. */
    public @Nullable Double roas() {
        return spend > 0 ? credit.revenue() / spend : null;
    }

    /** Customer acquisition cost: spend for each new customer; null without spend or new customers. */
    public @Nullable Double cac() {
        return spend > 0 && credit.newCustomers() > 1e-12 ? spend / credit.newCustomers() : null;
    }

    /** Lifetime value for each unit spent, which is that of a new customer over its cost; null without spend. */
    public @Nullable Double lifetimeValueToCac() {
        return spend > 0 ? credit.lifetimeValue() / spend : null;
    }

    /**
     * Months until lifetime value that comes in evenly has paid the spend back; null without spend or value.
     *
     * @param months over which the lifetime value comes in, above 0
     */
    public @Nullable Double paybackMonths(double months) {
        return spend > 0 && credit.lifetimeValue() > 0 ? months * spend / credit.lifetimeValue() : null;
    }
}
