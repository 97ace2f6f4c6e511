package io.throughline.value.attribution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Journeys as a first-order Markov chain from the start over the channels to conversion or null, solved exactly.
 *
 * <p>With Q the transitions among channels, {@code F = (I - Q)^-1} holds the expected visits, and a journey meets channel
 * c with probability {@code h_c = (s F)_c / F_cc}, s the first steps. If every visit to c led to null instead, the
 * chain would lose {@code h_c (F w)_c} of its expected reward {@code s F w}; this share is the removal effect. The reward
 * w of a channel is the part of its exits that convert, times their mean revenue or lifetime value. Credits are the removal
 * effects, scaled to the total. Runs of one channel count once: their self-loops do not change the effects.
 *
 * <p>Anderl, Becker, von Wangenheim &amp; Schumann (2016), "Mapping the customer journey: Lessons learned from graph-based
 * online attribution modeling". The effects mean little without journeys that did not convert.
 *
 * @param conversionProbability of a journey, 0 to 1
 * @param expectedRevenue of a journey, reporting currency
 * @param transitions different moves that were seen, those from the start and to conversion and null included
 * @param effects one for each channel, in order of the names
 * @param unattributed conversions without a touch, which no chain can share
 */
public record MarkovChain(
        double conversionProbability,
        double expectedRevenue,
        int transitions,
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

    /** The chain of the paths, in any order. */
    public static MarkovChain of(Collection<ChannelPath> paths) {
        Transitions counts = new Transitions();
        paths.stream().sorted(ChannelPath.ORDER).forEach(counts::add);
        int n = counts.channels().size();
        ChannelCredit unattributed = new ChannelCredit(
                Attribution.UNATTRIBUTED,
                counts.unattributed(Measure.CONVERSIONS),
                counts.unattributed(Measure.REVENUE),
                counts.unattributed(Measure.LIFETIME_VALUE));
        if (n == 0) {
            return new MarkovChain(0, 0, counts.distinct(), List.of(), unattributed);
        }
        RealMatrix visits = new LUDecomposition(
                        MatrixUtils.createRealIdentityMatrix(n).subtract(MatrixUtils.createRealMatrix(counts.moves())))
                .getSolver()
                .getInverse();
        Removal conversions = new Removal(visits, counts, Measure.CONVERSIONS);
        Removal revenue = new Removal(visits, counts, Measure.REVENUE);
        Removal lifetimeValue = new Removal(visits, counts, Measure.LIFETIME_VALUE);
        List<Effect> effects = new ArrayList<>();
        for (int c = 0; c < n; c++) {
            ChannelCredit credit = new ChannelCredit(
                    counts.channels().get(c), conversions.credit(c), revenue.credit(c), lifetimeValue.credit(c));
            effects.add(new Effect(conversions.effect(c), revenue.effect(c), lifetimeValue.effect(c), credit));
        }
        return new MarkovChain(conversions.expected(), revenue.expected(), counts.distinct(), effects, unattributed);
    }

    /** The credits, with a row for conversions without a touch if there are any. */
    public List<ChannelCredit> credits() {
        List<ChannelCredit> credits = new ArrayList<>();
        if (unattributed.conversions() > 0) {
            credits.add(unattributed);
        }
        effects.forEach(effect -> credits.add(effect.credit()));
        return credits;
    }

    /** Removal effects of one measure. */
    private static final class Removal {
        private final double expected;
        private final double total;
        private final double[] effects;
        private final double sum;

        Removal(RealMatrix visits, Transitions counts, Measure measure) {
            double[] met = visits.preMultiply(counts.starts());
            double[] ahead = visits.operate(counts.rewards(measure));
            double[] rewards = counts.rewards(measure);
            double reward = 0;
            for (int c = 0; c < met.length; c++) {
                reward += met[c] * rewards[c];
            }
            expected = reward;
            total = counts.total(measure);
            effects = new double[met.length];
            double all = 0;
            for (int c = 0; c < met.length && reward > 0; c++) {
                effects[c] = met[c] / visits.getEntry(c, c) * ahead[c] / reward;
                all += effects[c];
            }
            sum = all;
        }

        double expected() {
            return expected;
        }

        double effect(int channel) {
            return effects[channel];
        }

        double credit(int channel) {
            return sum > 0 ? effects[channel] / sum * total : 0;
        }
    }
}
