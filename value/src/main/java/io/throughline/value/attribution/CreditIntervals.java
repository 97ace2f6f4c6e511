package io.throughline.value.attribution;

import io.throughline.value.fitting.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.random.RandomDataGenerator;

/**
 * How far credits would move with other journeys from the same source: percentile intervals of a Poisson bootstrap.
 *
 * <p>Each replicate draws anew how many journeys took each path and converted or not, by Poisson's law around the numbers
 * seen; the values of a path's conversions stay at their mean. Efron &amp; Tibshirani (1993), "An Introduction to the
 * Bootstrap"; Chamandy et al. (2012), "Estimating uncertainty for massive data streams".
 */
public final class CreditIntervals {

    private CreditIntervals() {}

    /**
     * The credits of one measure with intervals of 95 %, by channel.
     *
     * @param replicates 20 or more; 1000 is usual
     * @param seed of the draws; the same seed and paths in any order give the same bits
     * @throws IllegalArgumentException with fewer replicates
     */
    public static Map<String, Estimate> of(
            AttributionRule rule, Collection<ChannelPath> paths, Measure measure, int replicates, long seed) {
        if (replicates < 20) {
            throw new IllegalArgumentException("need 20 replicates or more, but got " + replicates);
        }
        List<ChannelPath> ordered = paths.stream().sorted(ChannelPath.ORDER).toList();
        List<ChannelCredit> credits = rule.credit(ordered).credits();
        Map<String, double[]> draws = new TreeMap<>();
        credits.forEach(credit -> draws.put(credit.channel(), new double[replicates]));
        RandomDataGenerator random = new RandomDataGenerator(seed);
        for (int r = 0; r < replicates; r++) {
            List<ChannelPath> drawn = new ArrayList<>(ordered.size());
            for (ChannelPath path : ordered) {
                drawn.add(draw(path, random));
            }
            for (ChannelCredit credit : rule.credit(drawn).credits()) {
                draws.getOrDefault(credit.channel(), new double[replicates])[r] = credit.of(measure);
            }
        }
        Map<String, Estimate> intervals = new TreeMap<>();
        for (ChannelCredit credit : credits) {
            double[] sorted = draws.getOrDefault(credit.channel(), new double[replicates]);
            Arrays.sort(sorted);
            int low = (int) Math.floor(0.025 * (replicates - 1));
            intervals.put(
                    credit.channel(), new Estimate(credit.of(measure), sorted[low], sorted[replicates - 1 - low]));
        }
        return intervals;
    }

    private static ChannelPath draw(ChannelPath path, RandomDataGenerator random) {
        double conversions = path.conversions() > 0 ? random.nextPoisson(path.conversions()) : 0;
        double nulls = path.nulls() > 0 ? random.nextPoisson(path.nulls()) : 0;
        double share = path.conversions() > 0 ? conversions / path.conversions() : 0;
        return new ChannelPath(
                path.channels(),
                path.ages(),
                conversions,
                nulls,
                share * path.revenue(),
                share * path.lifetimeValue(),
                share * path.newCustomers());
    }
}
