package io.throughline.value.effects;

import io.throughline.value.fitting.Estimate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hipparchus.distribution.continuous.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The average effect of an exposure on those exposed, adjusted by strata:
 *
 * <pre>{@code effect = sum over s of W1_s (mean1_s - mean0_s) / sum over s of W1_s}</pre>
 *
 * <p>with W1_s the weight of the exposed of stratum s, over strata in which somebody was exposed and two customers or more
 * were not. It is causal only if, within a stratum, nothing else tells the exposed from the others. Cochran (1968), "The
 * effectiveness of adjustment by subclassification"; Imbens (2004), "Nonparametric estimation of average treatment effects
 * under exogeneity".
 *
 * <p>The interval adds up each customer's influence on the estimate before squaring (Liang &amp; Zeger 1986), so that
 * several units of one customer do not feign precision, and takes Student's t with the smaller group's customers less one.
 * Whoever states k effects side by side and wants all their intervals to hold together at 95 % asks for 1 − 0.05 / k each
 * (Bonferroni; Dunn 1961, "Multiple comparisons among means").
 *
 * @param status whether the data can tell
 * @param effect in the outcome's units, with its interval; null exactly if there is not enough data
 * @param naive difference of the two groups without strata, in the outcome's units; null if a group is empty
 * @param overlap share of the exposed weight that lies in compared strata, 0 to 1
 * @param exposedCustomers customers with an exposed unit in a compared stratum
 * @param otherCustomers customers with another unit in a compared stratum
 * @param strata how many were compared
 */
public record StratifiedEffect(
        EffectStatus status,
        @Nullable Estimate effect,
        @Nullable Double naive,
        double overlap,
        long exposedCustomers,
        long otherCustomers,
        int strata) {

    /** Customers that each group needs in the compared strata. */
    public static final int NEEDED_CUSTOMERS = 20;

    /** Share of the exposed that must have somebody to be compared with. */
    public static final double NEEDED_OVERLAP = 0.5;

    private static final Comparator<ExposureUnit> ORDER = Comparator.comparing(ExposureUnit::customerId)
            .thenComparing(ExposureUnit::exposed)
            .thenComparingDouble(ExposureUnit::outcome)
            .thenComparingDouble(ExposureUnit::weight);

    /**
     * The effect that the units tell, in any order.
     *
     * @param confidence of the interval, more than 0 and less than 1
     * @throws IllegalArgumentException if the confidence is not
     */
    public static StratifiedEffect of(Collection<ExposureUnit> units, double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("need 0 < confidence < 1, but got " + confidence);
        }
        Map<String, List<ExposureUnit>> byStratum =
                new TreeMap<>(units.stream().sorted(ORDER).collect(Collectors.groupingBy(ExposureUnit::stratum)));
        List<Stratum> compared = byStratum.values().stream()
                .map(Stratum::of)
                .filter(Stratum::isComparable)
                .toList();
        Stratum all = Stratum.of(units.stream().sorted(ORDER).toList());
        Double naive = all.exposed().weight() > 0 && all.others().weight() > 0
                ? all.exposed().mean() - all.others().mean()
                : null;
        double exposedWeight = compared.stream()
                .mapToDouble(stratum -> stratum.exposed().weight())
                .sum();
        double overlap =
                all.exposed().weight() > 0 ? exposedWeight / all.exposed().weight() : 0;
        long exposed = customers(compared, true);
        long others = customers(compared, false);
        Estimate effect = null;
        if (exposed >= NEEDED_CUSTOMERS && others >= NEEDED_CUSTOMERS && overlap >= NEEDED_OVERLAP) {
            effect = estimate(compared, exposedWeight, Math.min(exposed, others) - 1, confidence);
        }
        return new StratifiedEffect(
                status(effect), effect, naive, Math.min(1, overlap), exposed, others, compared.size());
    }

    private static EffectStatus status(@Nullable Estimate effect) {
        if (effect == null || effect.low() == null || effect.high() == null) {
            return EffectStatus.NOT_ENOUGH_DATA;
        }
        return effect.low() > 0 || effect.high() < 0 ? EffectStatus.ESTIMATED : EffectStatus.NOT_DISTINGUISHABLE;
    }

    /** Null if no outcome varies, of which an interval of no width would say too much. */
    private static @Nullable Estimate estimate(
            List<Stratum> strata, double exposedWeight, long freedom, double confidence) {
        double effect = 0;
        for (Stratum stratum : strata) {
            effect += stratum.exposed().weight() / exposedWeight * stratum.difference();
        }
        Map<String, Double> influences = new TreeMap<>();
        for (Stratum stratum : strata) {
            stratum.addInfluences(influences, effect, exposedWeight);
        }
        double squares = influences.values().stream().mapToDouble(i -> i * i).sum();
        int customers = influences.size();
        double error = Math.sqrt(squares * customers / (customers - 1.0));
        if (!(error > 0)) {
            return null;
        }
        double reach = new TDistribution(freedom).inverseCumulativeProbability((1 + confidence) / 2) * error;
        return new Estimate(effect, effect - reach, effect + reach);
    }

    private static long customers(List<Stratum> strata, boolean exposed) {
        return strata.stream()
                .flatMap(stratum -> stratum.units().stream())
                .filter(unit -> unit.exposed() == exposed)
                .map(ExposureUnit::customerId)
                .distinct()
                .count();
    }
}
