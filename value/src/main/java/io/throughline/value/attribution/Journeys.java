package io.throughline.value.attribution;

import io.throughline.value.sums.ExactSums;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Journeys from touches and conversions.
 *
 * <p>A conversion is led to by all touches of its customer in the look-back before it, both ends included and whatever
 * earlier conversions they led to. Touches after a customer's last conversion, or all of a customer without one, are one
 * journey to nothing. A customer's residual value belongs to their first conversion.
 */
public final class Journeys {

    private static final Comparator<Touch> TOUCHES = Comparator.comparing(Touch::at)
            .thenComparing(Touch::id)
            .thenComparing(Touch::channel)
            .thenComparing(Touch::campaign);
    private static final Comparator<Conversion> CONVERSIONS =
            Comparator.comparing(Conversion::at).thenComparing(Conversion::id).thenComparingDouble(Conversion::revenue);

    private Journeys() {}

    /**
     * All journeys, by customer and time.
     *
     * @param touches in any order
     * @param conversions in any order
     * @param lookback how long a touch counts, above 0
     * @param residualValues of customers, reporting currency, 0 or more; who is not there has none
     * @throws IllegalArgumentException if the look-back is not above 0
     */
    public static List<Journey> of(
            Collection<Touch> touches,
            Collection<Conversion> conversions,
            Duration lookback,
            Map<String, Double> residualValues) {
        if (lookback.isNegative() || lookback.isZero()) {
            throw new IllegalArgumentException("look-back must be above 0, but was " + lookback);
        }
        Map<String, List<Touch>> touched =
                touches.stream().sorted(TOUCHES).collect(Collectors.groupingBy(Touch::customerId));
        Map<String, List<Conversion>> converted =
                conversions.stream().sorted(CONVERSIONS).collect(Collectors.groupingBy(Conversion::customerId));
        TreeSet<String> customers = new TreeSet<>(touched.keySet());
        customers.addAll(converted.keySet());
        List<Journey> journeys = new ArrayList<>();
        for (String customer : customers) {
            add(
                    journeys,
                    touched.getOrDefault(customer, List.of()),
                    converted.getOrDefault(customer, List.of()),
                    lookback,
                    residualValues.getOrDefault(customer, 0.0));
        }
        return journeys;
    }

    /** Journeys that took the same way, together, in order of their ways; ages are lost. */
    public static List<ChannelPath> together(Collection<ChannelPath> paths) {
        Map<List<String>, List<ChannelPath>> ways =
                paths.stream().collect(Collectors.groupingBy(ChannelPath::channels));
        List<ChannelPath> together = new ArrayList<>();
        ways.forEach((way, same) -> {
            ExactSums sums = new ExactSums(Measure.values().length + 1);
            for (ChannelPath path : same) {
                for (Measure measure : Measure.values()) {
                    sums.add(measure.ordinal(), path.amount(measure));
                }
                sums.add(Measure.values().length, path.nulls());
            }
            together.add(new ChannelPath(
                    way,
                    sums.of(Measure.CONVERSIONS.ordinal()),
                    sums.of(Measure.values().length),
                    sums.of(Measure.REVENUE.ordinal()),
                    sums.of(Measure.LIFETIME_VALUE.ordinal()),
                    sums.of(Measure.NEW_CUSTOMERS.ordinal())));
        });
        together.sort(ChannelPath.ORDER);
        return together;
    }

    private static void add(
            List<Journey> journeys,
            List<Touch> touches,
            List<Conversion> conversions,
            Duration lookback,
            double residualValue) {
        int from = 0;
        int to = 0;
        for (int i = 0; i < conversions.size(); i++) {
            Conversion conversion = conversions.get(i);
            while (to < touches.size() && !touches.get(to).at().isAfter(conversion.at())) {
                to++;
            }
            while (from < to && touches.get(from).at().isBefore(conversion.at().minus(lookback))) {
                from++;
            }
            journeys.add(new Journey(touches.subList(from, to), conversion, i == 0, i == 0 ? residualValue : 0));
        }
        if (to < touches.size()) {
            journeys.add(new Journey(touches.subList(to, touches.size()), null, false, 0));
        }
    }
}
