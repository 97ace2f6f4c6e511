package io.throughline.value.attribution;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * The touches of one or many journeys that took the same way.
 *
 * @param channels in order of time; empty if a conversion had no touch
 * @param ages days from each touch to the conversion, 0 or more, in the order of the channels; empty if they are not known,
 *     which {@link AttributionRule#timeDecay} alone minds
 * @param conversions how many of the journeys converted, 0 or more
 * @param nulls how many did not, 0 or more
 * @param revenue of the conversions together, reporting currency, 0 or more
 * @param lifetimeValue of the customers who were won, together, reporting currency, 0 or more
 * @param newCustomers how many of the conversions were a customer's first, 0 or more
 */
public record ChannelPath(
        List<String> channels,
        List<Double> ages,
        double conversions,
        double nulls,
        double revenue,
        double lifetimeValue,
        double newCustomers) {

    /** Puts equal sets of paths into one order. */
    static final Comparator<ChannelPath> ORDER = Comparator.<ChannelPath, List<String>>comparing(
                    ChannelPath::channels, ChannelPath::compare)
            .thenComparing(ChannelPath::ages, ChannelPath::compare)
            .thenComparingDouble(ChannelPath::conversions)
            .thenComparingDouble(ChannelPath::nulls)
            .thenComparingDouble(ChannelPath::revenue)
            .thenComparingDouble(ChannelPath::lifetimeValue)
            .thenComparingDouble(ChannelPath::newCustomers);

    public ChannelPath {
        channels = List.copyOf(channels);
        ages = List.copyOf(ages);
        need(conversions, "conversions");
        need(nulls, "nulls");
        need(revenue, "revenue");
        need(lifetimeValue, "lifetime value");
        need(newCustomers, "new customers");
        ages.forEach(age -> need(age, "age of a touch"));
        if (!ages.isEmpty() && ages.size() != channels.size()) {
            throw new IllegalArgumentException(
                    "need one age for each of " + channels.size() + " touches, but got " + ages.size());
        }
        if (conversions == 0 && (revenue > 0 || lifetimeValue > 0 || newCustomers > 0)) {
            throw new IllegalArgumentException("need a conversion for a value, but got revenue " + revenue
                    + " and lifetime value " + lifetimeValue + " without one on the path " + channels);
        }
    }

    /** Journeys of one way, their touches' ages unknown. */
    public ChannelPath(
            List<String> channels,
            double conversions,
            double nulls,
            double revenue,
            double lifetimeValue,
            double newCustomers) {
        this(channels, List.of(), conversions, nulls, revenue, lifetimeValue, newCustomers);
    }

    /** One journey that converted; it won a new customer if it has a lifetime value. */
    public static ChannelPath converted(List<String> channels, double revenue, double lifetimeValue) {
        return new ChannelPath(channels, 1, 0, revenue, lifetimeValue, lifetimeValue > 0 ? 1 : 0);
    }

    /** One journey that did not convert. */
    public static ChannelPath unconverted(List<String> channels) {
        return new ChannelPath(channels, 0, 1, 0, 0, 0);
    }

    /** The same journeys on other touches. */
    ChannelPath on(List<String> others, List<Double> otherAges) {
        return new ChannelPath(others, otherAges, conversions, nulls, revenue, lifetimeValue, newCustomers);
    }

    /** What one measure amounts to on this path. */
    public double amount(Measure measure) {
        return switch (measure) {
            case CONVERSIONS -> conversions;
            case REVENUE -> revenue;
            case LIFETIME_VALUE -> lifetimeValue;
            case NEW_CUSTOMERS -> newCustomers;
        };
    }

    private static void need(double number, String name) {
        if (!(number >= 0) || Double.isInfinite(number)) {
            throw new IllegalArgumentException(name + " must be 0 or more, but was " + number);
        }
    }

    private static <T extends Comparable<T>> int compare(List<T> one, List<T> other) {
        Iterator<T> others = other.iterator();
        for (T item : one) {
            if (!others.hasNext()) {
                return 1;
            }
            int order = item.compareTo(others.next());
            if (order != 0) {
                return order;
            }
        }
        return others.hasNext() ? -1 : 0;
    }
}
