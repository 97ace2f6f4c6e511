package io.throughline.value.attribution;

import io.throughline.value.sums.ExactSums;
import io.throughline.value.sums.ShapleyValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Shapley values of channels: their mean marginal contribution over all orders in which they could join. Shapley (1953), "A
 * value for n-person games". They share a total fairly by their axioms and prove no cause.
 */
public final class Shapley {

    /** Channels up to which the games that ask every coalition are solved. */
    public static final int MOST_CHANNELS = 20;

    private Shapley() {}

    /**
     * The game of observed sets: a coalition is worth what the journeys brought whose channels all belong to it.
     *
     * <p>Its values need no enumeration at any number of channels: what a set of channels brought is shared by them in equal
     * parts (the Harsanyi dividend of the set). Zhao, Mahboobi &amp; Bagheri (2018), "Shapley value methods for attribution
     * modeling in online advertising".
     *
     * @return credits of all measures that add up to the total
     */
    public static List<ChannelCredit> ofObservedSets(Collection<ChannelPath> paths) {
        return new ByPosition("shapley", path -> PositionWeights.distinct(path.channels()))
                .credit(paths)
                .credits();
    }

    /**
     * The ordered game: what a path brought is shared in equal parts by its different channels, each part told by the
     * position at which its channel first came. Zhao, Mahboobi &amp; Bagheri (2018).
     *
     * @return credit by channel, then by position among the different channels of the path from 1; those of one channel add
     *     up to {@link #ofObservedSets}
     */
    public static Map<String, List<Double>> ordered(Collection<ChannelPath> paths, Measure measure) {
        PathTable table = new PathTable(paths);
        int n = table.channels().size();
        ExactSums sums = new ExactSums(n * n);
        int[] last = new int[n];
        for (int i = 0; i < table.size(); i++) {
            int[] touches = table.touches(i);
            int place = 0;
            double share = table.path(i).amount(measure)
                    / Arrays.stream(touches).distinct().count();
            for (int channel : touches) {
                if (last[channel] != i + 1) {
                    last[channel] = i + 1;
                    sums.add(channel * n + place++, share);
                }
            }
        }
        Map<String, List<Double>> credits = new LinkedHashMap<>();
        for (int c = 0; c < n; c++) {
            List<Double> places = new ArrayList<>();
            for (int place = 0; place < n; place++) {
                places.add(sums.of(c * n + place));
            }
            credits.put(table.channels().get(c), places);
        }
        return credits;
    }

    /**
     * The rate game: a coalition is worth {@code amount / (conversions + nulls)} over the journeys whose channels all belong
     * to it, and nothing if there are none.
     *
     * @param measure whose amount is divided
     * @throws IllegalArgumentException with more than {@link #MOST_CHANNELS} channels
     */
    public static Map<String, Double> ofRates(Collection<ChannelPath> paths, Measure measure) {
        PathTable table = new PathTable(paths);
        int n = coalitionsOf(table);
        double[] amounts = subsetSums(table, n, path -> path.amount(measure));
        double[] journeys = subsetSums(table, n, path -> path.conversions() + path.nulls());
        for (int set = 0; set < amounts.length; set++) {
            amounts[set] = journeys[set] > 0 ? amounts[set] / journeys[set] : 0;
        }
        return named(table, ShapleyValues.of(amounts, n));
    }

    /**
     * The game of the first-order {@link MarkovChain}: a coalition is worth the expected reward of a journey when all other
     * channels lead to null.
     *
     * @param measure the reward
     * @throws IllegalArgumentException with more than {@link #MOST_CHANNELS} channels
     */
    public static Map<String, Double> ofMarkovChain(Collection<ChannelPath> paths, Measure measure) {
        PathTable table = new PathTable(paths);
        int n = coalitionsOf(table);
        return named(table, ShapleyValues.of(CoalitionGame.markov(new KGramCounts(table, 1).graph(), n, measure), n));
    }

    private static int coalitionsOf(PathTable table) {
        int n = table.channels().size();
        if (n > MOST_CHANNELS) {
            throw new IllegalArgumentException("every coalition of " + n + " channels is too much to ask, "
                    + MOST_CHANNELS + " is the most; take the game of observed sets");
        }
        return n;
    }

    /** For each set of channels, the sum over paths whose channels all belong to it. */
    private static double[] subsetSums(PathTable table, int n, ToDoubleFunction<ChannelPath> amount) {
        ExactSums own = new ExactSums(1 << n);
        for (int i = 0; i < table.size(); i++) {
            int set = 0;
            for (int channel : table.touches(i)) {
                set |= 1 << channel;
            }
            own.add(set, amount.applyAsDouble(table.path(i)));
        }
        double[] sums = new double[1 << n];
        for (int set = 0; set < sums.length; set++) {
            sums[set] = own.of(set);
        }
        for (int channel = 0; channel < n; channel++) {
            for (int set = 0; set < sums.length; set++) {
                if ((set >> channel & 1) == 1) {
                    sums[set] += sums[set ^ 1 << channel];
                }
            }
        }
        return sums;
    }

    private static Map<String, Double> named(PathTable table, double[] values) {
        Map<String, Double> named = new TreeMap<>();
        for (int c = 0; c < values.length; c++) {
            named.put(table.channels().get(c), values[c]);
        }
        return named;
    }
}
