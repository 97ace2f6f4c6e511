package io.throughline.value.attribution;

import io.throughline.value.sums.ExactSums;
import java.util.Collection;

/**
 * How many touches a chain of the paths should remember: the order with the smallest Bayesian information criterion
 *
 * <pre>{@code BIC = k ln(n) - 2 ln(L)}</pre>
 *
 * <p>where L is the likelihood of each next step (a channel, conversion or null) given the last {@code order} touches, n the
 * steps and k, for each state that was seen, the different next steps less one. All orders foretell the same steps; near the
 * start a state is shorter. Katz (1981), "On some criteria for estimating the order of a Markov chain", shows it consistent.
 */
public final class MarkovOrder {

    private MarkovOrder() {}

    /**
     * The best order from 1 to {@code most}, the lowest of equals.
     *
     * @param paths in any order
     * @param most 1 or more
     * @throws IllegalArgumentException as {@link MarkovChain#of}
     */
    public static int best(Collection<ChannelPath> paths, int most) {
        PathTable table = new PathTable(paths);
        int best = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int order = 1; order <= most; order++) {
            double criterion = criterion(table, order);
            if (criterion < least) {
                least = criterion;
                best = order;
            }
        }
        return best;
    }

    private static double criterion(PathTable table, int order) {
        int conversion = table.channels().size() + 1;
        long base = conversion + 2L;
        if (order < 1 || (order + 1) * Math.log(base) >= 63 * Math.log(2)) {
            throw new IllegalArgumentException(
                    "order must be 1 or more and small enough for " + (conversion - 1) + " channels, but was " + order);
        }
        long oldest = 1;
        for (int i = 1; i < order; i++) {
            oldest *= base;
        }
        LongTable states = new LongTable();
        ExactSums visits = new ExactSums(64);
        LongTable steps = new LongTable();
        ExactSums taken = new ExactSums(64);
        for (int i = 0; i < table.size(); i++) {
            ChannelPath path = table.path(i);
            long state = 0;
            for (int touch : table.touches(i)) {
                count(states, visits, state, path.conversions() + path.nulls());
                count(steps, taken, state * base + touch + 1, path.conversions() + path.nulls());
                state = state % oldest * base + touch + 1;
            }
            count(states, visits, state, path.conversions() + path.nulls());
            count(steps, taken, state * base + conversion, path.conversions());
            count(steps, taken, state * base + conversion + 1, path.nulls());
        }
        double logLikelihood = 0;
        for (long key : steps.sorted()) {
            double count = taken.of(steps.number(key));
            logLikelihood += count * Math.log(count / visits.of(states.number(key / base)));
        }
        double all = 0;
        for (long key : states.sorted()) {
            all += visits.of(states.number(key));
        }
        return (steps.size() - states.size()) * Math.log(Math.max(1, all)) - 2 * logLikelihood;
    }

    private static void count(LongTable table, ExactSums sums, long key, double journeys) {
        if (journeys > 0) {
            int number = table.number(key);
            sums.reach(number);
            sums.add(number, journeys);
        }
    }
}
