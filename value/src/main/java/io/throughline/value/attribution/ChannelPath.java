package io.throughline.value.attribution;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * The touches of one or many journeys that took the same way.
 *
 * @param channels in order of time; empty if a conversion had no touch
 * @param conversions how many of the journeys converted, 0 or more
 * @param nulls how many did not, 0 or more
 * @param revenue of the conversions together, reporting currency, 0 or more
 * @param lifetimeValue of the customers who were won, together, reporting currency, 0 or more
 */
public record ChannelPath(
        List<String> channels, double conversions, double nulls, double revenue, double lifetimeValue) {

    /** Puts equal sets of paths into one order. */
    static final Comparator<ChannelPath> ORDER = Comparator.<ChannelPath, List<String>>comparing(
                    ChannelPath::channels, ChannelPath::compare)
            .thenComparingDouble(ChannelPath::conversions)
            .thenComparingDouble(ChannelPath::nulls)
            .thenComparingDouble(ChannelPath::revenue)
            .thenComparingDouble(ChannelPath::lifetimeValue);

    public ChannelPath {
        channels = List.copyOf(channels);
        need(conversions, "conversions");
        need(nulls, "nulls");
        need(revenue, "revenue");
        need(lifetimeValue, "lifetime value");
        if (conversions == 0 && (revenue > 0 || lifetimeValue > 0)) {
            throw new IllegalArgumentException("need a conversion for a value, but got revenue " + revenue
                    + " and lifetime value " + lifetimeValue + " without one on the path " + channels);
        }
    }

    /** One journey that converted. */
    public static ChannelPath converted(List<String> channels, double revenue, double lifetimeValue) {
        return new ChannelPath(channels, 1, 0, revenue, lifetimeValue);
    }

    /** One journey that did not convert. */
    public static ChannelPath unconverted(List<String> channels) {
        return new ChannelPath(channels, 0, 1, 0, 0);
    }

    /** What one measure amounts to on this path. */
    double amount(Measure measure) {
        return switch (measure) {
            case CONVERSIONS -> conversions;
            case REVENUE -> revenue;
            case LIFETIME_VALUE -> lifetimeValue;
        };
    }

    private static void need(double number, String name) {
        if (!(number >= 0) || Double.isInfinite(number)) {
            throw new IllegalArgumentException(name + " must be 0 or more, but was " + number);
        }
    }

    private static int compare(List<String> one, List<String> other) {
        Iterator<String> others = other.iterator();
        for (String channel : one) {
            if (!others.hasNext()) {
                return 1;
            }
            int order = channel.compareTo(others.next());
            if (order != 0) {
                return order;
            }
        }
        return others.hasNext() ? -1 : 0;
    }
}
