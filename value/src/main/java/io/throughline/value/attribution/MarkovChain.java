package io.throughline.value.attribution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Journeys as a Markov chain from the start over the last touches to conversion or null, solved exactly.
 *
 * <p>A state is the last {@code order} touches; a path shorter than that is one state. The last state of a path leads to
 * conversion and to null as often as its journeys did. The removal effect of a channel is
 *
 * <pre>{@code 1 - E[reward | every state that holds the channel leads to null] / E[reward]}</pre>
 *
 * <p>with the reward 1 for each conversion, its mean revenue or lifetime value. Credits are the removal effects, scaled to
 * the total. Moves of a state to itself change no effect. Both expectations are computed to the last digits, not simulated.
 *
 * <p>Anderl, Becker, von Wangenheim &amp; Schumann (2016), "Mapping the customer journey: Lessons learned from graph-based
 * online attribution modeling". The effects mean little without journeys that did not convert.
 *
 * @param order touches that a state remembers, 1 or more
 * @param conversionProbability of a journey, 0 to 1
 * @param expectedRevenue of a journey, reporting currency
 * @param expectedLifetimeValue of a journey, reporting currency
 * @param states how many
 * @param transitions different moves that were seen, those from the start and to conversion and null included, those of a
 *     state to itself not
 * @param loops states with moves to themselves
 * @param effects one for each channel, in order of the names
 * @param unattributed conversions without a touch, which no chain can share
 */
public record MarkovChain(
        int order,
        double conversionProbability,
        double expectedRevenue,
        double expectedLifetimeValue,
        int states,
        int transitions,
        int loops,
        List<Effect> effects,
        ChannelCredit unattributed) {

    /**
     * What happens without a channel, and the credit that follows.
     *
     * @param conversions share of the conversions that would be lost, 0 to 1
     * @param revenue share of the revenue that would be lost, 0 to 1
     * @param lifetimeValue share of the lifetime value that would be lost, 0 to 1
     * @param credit of the channel
     */
    public record Effect(double conversions, double revenue, double lifetimeValue, ChannelCredit credit) {}

    public MarkovChain {
        effects = List.copyOf(effects);
    }

    /**
     * The chain of the paths, in any order.
     *
     * @param order touches that a state remembers, 1 or more
     * @throws IllegalArgumentException for an order below 1 or too high for so many channels
     */
    public static MarkovChain of(Collection<ChannelPath> paths, int order) {
        PathTable table = new PathTable(paths);
        ChainGraph graph = new KGramCounts(table, order).graph();
        int n = table.channels().size();
        double[][] kept = graph.withoutEach(n);
        double[][] effects = new double[kept.length][n];
        double[] sums = new double[kept.length];
        for (Measure measure : Measure.values()) {
            int m = measure.ordinal();
            double total = table.total(measure);
            for (int c = 0; c < n && total > 0; c++) {
                effects[m][c] = Math.min(1, Math.max(0, 1 - kept[m][c] / total));
                sums[m] += effects[m][c];
            }
        }
        List<Effect> rows = new ArrayList<>();
        for (int c = 0; c < n; c++) {
            int channel = c;
            ChannelCredit credit = ChannelCredit.of(table.channels().get(c), measure -> {
                int m = measure.ordinal();
                return sums[m] > 0 ? effects[m][channel] / sums[m] * table.total(measure) : 0;
            });
            rows.add(new Effect(
                    effects[Measure.CONVERSIONS.ordinal()][c],
                    effects[Measure.REVENUE.ordinal()][c],
                    effects[Measure.LIFETIME_VALUE.ordinal()][c],
                    credit));
        }
        double journeys = table.journeys();
        return new MarkovChain(
                order,
                journeys > 0 ? table.total(Measure.CONVERSIONS) / journeys : 0,
                journeys > 0 ? table.total(Measure.REVENUE) / journeys : 0,
                journeys > 0 ? table.total(Measure.LIFETIME_VALUE) / journeys : 0,
                graph.states(),
                graph.transitions(),
                graph.loops(),
                rows,
                table.unattributed());
    }

    /** The credits, in order of the names, with a row for conversions without a touch if there are any. */
    public List<ChannelCredit> credits() {
        Map<String, ChannelCredit> credits = new TreeMap<>();
        effects.forEach(effect -> credits.put(effect.credit().channel(), effect.credit()));
        if (unattributed.conversions() > 0) {
            credits.put(unattributed.channel(), unattributed);
        }
        return List.copyOf(credits.values());
    }
}
