package io.throughline.jobs.value;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person's past, as far as the models and tables need it. Times are milliseconds since the epoch, money is in the
 * reporting currency.
 *
 * @param person the customer, else {@code anon:} and the visitor
 * @param customerId null for a visitor who was never known
 * @param facts what a list of customers shows
 * @param orders in order of time
 * @param ordersWithoutRate orders left out of {@code orders} for want of an exchange rate
 * @param paths ways to an order, or to none
 * @param before features one horizon before as_of; empty for who had not ordered by then
 * @param churned whether no order followed within that horizon
 * @param now features at as_of; empty for who never ordered
 * @param opportunities in the exposure window, the friction that came of them, and what followed
 * @param matches in the 90 days before as_of
 * @param measures contributions to the metrics of experience
 * @param journeys runs of journeys in the 90 days before as_of
 */
public record PersonSummary(
        String person,
        @Nullable String customerId,
        CustomerFacts facts,
        List<PastOrder> orders,
        int ordersWithoutRate,
        List<TouchPath> paths,
        List<Double> before,
        boolean churned,
        List<Double> now,
        List<Opportunity> opportunities,
        List<MatchCount> matches,
        List<Measure> measures,
        List<JourneyRun> journeys) {

    public PersonSummary {
        requireNonNull(person, "person");
        requireNonNull(facts, "facts");
        orders = List.copyOf(orders);
        paths = List.copyOf(paths);
        before = List.copyOf(before);
        now = List.copyOf(now);
        opportunities = List.copyOf(opportunities);
        matches = List.copyOf(matches);
        measures = List.copyOf(measures);
        journeys = List.copyOf(journeys);
    }

    /** An order. */
    public record PastOrder(long at, double revenue) {}

    /** A touch by a marketing channel. */
    public record Touch(long at, String channel, String campaign) {}

    /** The touches before an order, or before nothing. */
    public record TouchPath(List<Touch> touches, boolean converted, double revenue, boolean firstOrder) {}

    /**
     * A moment at which a pattern could have come about.
     *
     * @param step of the match, null without one
     * @param stratum customers of one stratum are taken for alike
     */
    public record Opportunity(
            String pattern,
            @Nullable String step,
            @Nullable String channel,
            boolean exposed,
            String stratum,
            boolean churned,
            double revenue) {}

    /** Matches of one pattern, step and channel. */
    public record MatchCount(String pattern, String step, String channel, int matches) {}

    /** A contribution to one metric on one day. */
    public record Measure(String metric, long day, String channel, double numerator, double denominator) {}

    /** One run of a journey: the steps in the order in which they were first reached, with the time to the next. */
    public record JourneyRun(String journey, String deviceType, List<String> steps, List<Long> durations) {}
}
