package io.throughline.value.effects;

import io.throughline.value.fitting.Estimate;
import io.throughline.value.fitting.FitStatus;
import io.throughline.value.regression.LeastSquares;
import io.throughline.value.regression.Logit;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The average effect of an exposure on an outcome, adjusted for what both depend on.
 *
 * <p>With m1, m0 the expected outcome with and without the exposure given the confounders (a regression in each group, logistic
 * for outcomes of 0 and 1) and e the probability of the exposure (logistic):
 *
 * <pre>{@code g-formula = mean(m1 - m0)
 * AIPW      = mean(psi),  psi = m1 - m0 + t (y - m1) / e - (1 - t)(y - m0) / (1 - e),  se = sd(psi) / sqrt(n)}</pre>
 *
 * <p>Robins (1986); Robins, Rotnitzky &amp; Zhao (1994); Chernozhukov et al. (2018) for cross-fitting. AIPW is right if either
 * model is. Both assume that nothing else tells the exposed from the others, that some of either kind are there at all values
 * of the confounders, and that these are from before the exposure.
 *
 * @param status whether the data can tell
 * @param naive difference of the groups' means, in the outcome's units; null if a group is empty
 * @param gFormula null exactly if there is not enough data
 * @param aipw with its interval of 95 %; null exactly if {@code gFormula} is
 * @param standardError of {@code aipw}, 0 without one
 * @param overlap share of units whose probability of the exposure lies in 0.05 to 0.95
 * @param lowestProbability of the exposure
 * @param highestProbability of it
 * @param eValue how strongly, as a risk ratio, something unmeasured would have to go with both exposure and outcome to explain
 *     the effect away; 1 if nothing is to be explained. VanderWeele &amp; Ding (2017), "Sensitivity analysis in observational
 *     research"
 * @param eValueOfInterval the same for the end of the interval that is nearer to no effect
 */
public record AdjustedEffect(
        EffectStatus status,
        @Nullable Double naive,
        @Nullable Double gFormula,
        @Nullable Estimate aipw,
        double standardError,
        double overlap,
        double lowestProbability,
        double highestProbability,
        double eValue,
        double eValueOfInterval) {

    /** Units that each group needs. */
    public static final int NEEDED = 20;

    /** Share of units that must have some of either kind beside them. */
    public static final double NEEDED_OVERLAP = 0.5;

    private static final double EDGE = 0.05;
    private static final double CLIP = 1e-3;

    /**
     * The effect.
     *
     * @param x confounders, finite, a row for each unit
     * @param exposed whether the unit met what is judged
     * @param outcome finite; 0 and 1 alone are taken as a share
     * @param folds 1 to fit the models on all units; 2 or more to judge each unit by models that have not seen it, in the order
     *     of the rows
     * @throws IllegalArgumentException for rows of different number, or fewer folds than 1
     */
    public static AdjustedEffect of(double[][] x, boolean[] exposed, double[] outcome, int folds) {
        int n = x.length;
        if (n != exposed.length || n != outcome.length || folds < 1) {
            throw new IllegalArgumentException(
                    "need a row, an exposure and an outcome for each unit and one fold or more, but" + " got " + n
                            + ", " + exposed.length + ", " + outcome.length + " and " + folds);
        }
        Double naive = naive(exposed, outcome);
        long treated = count(exposed);
        if (treated < NEEDED || n - treated < NEEDED) {
            return unknown(naive, 0, 0, 0);
        }
        boolean shares = Arrays.stream(outcome).allMatch(y -> y == 0 || y == 1);
        double[] m1 = new double[n];
        double[] m0 = new double[n];
        double[] e = new double[n];
        boolean separated = false;
        for (int fold = 0; fold < folds; fold++) {
            int left = fold;
            Logit propensity = Logit.fit(rows(x, i -> folds == 1 || i % folds != left), pick(exposed, folds, left));
            separated |= propensity.status() != FitStatus.INTERIOR;
            ToDoubleFunction<double[]> one = model(x, exposed, outcome, shares, folds, left, true);
            ToDoubleFunction<double[]> other = model(x, exposed, outcome, shares, folds, left, false);
            for (int i = fold; i < n; i += folds) {
                m1[i] = one.applyAsDouble(x[i]);
                m0[i] = other.applyAsDouble(x[i]);
                e[i] = propensity.probability(x[i]);
            }
        }
        double overlap =
                Arrays.stream(e).filter(p -> p >= EDGE && p <= 1 - EDGE).count() / (double) n;
        double lowest = Arrays.stream(e).min().orElse(0);
        double highest = Arrays.stream(e).max().orElse(1);
        if (separated || overlap < NEEDED_OVERLAP) {
            return unknown(naive, overlap, lowest, highest);
        }
        return judged(naive, m1, m0, e, exposed, outcome, shares, overlap, lowest, highest);
    }

    private static AdjustedEffect judged(
            @Nullable Double naive,
            double[] m1,
            double[] m0,
            double[] e,
            boolean[] exposed,
            double[] outcome,
            boolean shares,
            double overlap,
            double lowest,
            double highest) {
        int n = m1.length;
        double[] psi = new double[n];
        double formula = 0;
        double mean = 0;
        double without = 0;
        for (int i = 0; i < n; i++) {
            double p = Math.max(CLIP, Math.min(1 - CLIP, e[i]));
            double with = m1[i] + (exposed[i] ? (outcome[i] - m1[i]) / p : 0);
            double none = m0[i] + (exposed[i] ? 0 : (outcome[i] - m0[i]) / (1 - p));
            psi[i] = with - none;
            mean += psi[i] / n;
            without += none / n;
            formula += (m1[i] - m0[i]) / n;
        }
        double squares = 0;
        for (double each : psi) {
            squares += (each - mean) * (each - mean);
        }
        double error = Math.sqrt(squares / (n - 1) / n);
        Estimate aipw = Estimate.normal(mean, error);
        double low = mean - Estimate.Z95 * error;
        double high = mean + Estimate.Z95 * error;
        double nearer = low > 0 ? low : high < 0 ? high : 0;
        double scale = shares ? without : deviation(outcome);
        return new AdjustedEffect(
                nearer == 0 ? EffectStatus.NOT_DISTINGUISHABLE : EffectStatus.ESTIMATED,
                naive,
                formula,
                aipw,
                error,
                overlap,
                lowest,
                highest,
                eValue(mean, scale, shares),
                eValue(nearer, scale, shares));
    }

    /** {@code RR + sqrt(RR (RR - 1))} of the risk ratio or its inverse; of a mean by {@code RR = exp(0.91 d / sd)}. */
    private static double eValue(double effect, double scale, boolean shares) {
        if (effect == 0 || !(scale > 0)) {
            return 1;
        }
        double ratio = shares ? Math.max(1e-9, (scale + effect) / scale) : Math.exp(0.91 * effect / scale);
        double above = Math.min(1e9, ratio < 1 ? 1 / ratio : ratio);
        return above + Math.sqrt(above * (above - 1));
    }

    private static AdjustedEffect unknown(@Nullable Double naive, double overlap, double lowest, double highest) {
        return new AdjustedEffect(EffectStatus.NOT_ENOUGH_DATA, naive, null, null, 0, overlap, lowest, highest, 1, 1);
    }

    private static ToDoubleFunction<double[]> model(
            double[][] x, boolean[] exposed, double[] outcome, boolean shares, int folds, int left, boolean group) {
        IntPredicate seen = i -> exposed[i] == group && (folds == 1 || i % folds != left);
        double[][] rows = rows(x, seen);
        double[] y = IntStream.range(0, x.length)
                .filter(seen)
                .mapToDouble(i -> outcome[i])
                .toArray();
        if (!shares) {
            return LeastSquares.fit(rows, y)::expected;
        }
        boolean[] happened = new boolean[y.length];
        for (int i = 0; i < y.length; i++) {
            happened[i] = y[i] == 1;
        }
        return Logit.fit(rows, happened)::probability;
    }

    private static double[][] rows(double[][] x, IntPredicate which) {
        return IntStream.range(0, x.length).filter(which).mapToObj(i -> x[i]).toArray(double[][]::new);
    }

    private static boolean[] pick(boolean[] exposed, int folds, int left) {
        boolean[] picked = new boolean[exposed.length];
        int size = 0;
        for (int i = 0; i < exposed.length; i++) {
            if (folds == 1 || i % folds != left) {
                picked[size++] = exposed[i];
            }
        }
        return Arrays.copyOf(picked, size);
    }

    private static @Nullable Double naive(boolean[] exposed, double[] outcome) {
        double[] sums = new double[2];
        long treated = count(exposed);
        for (int i = 0; i < outcome.length; i++) {
            sums[exposed[i] ? 1 : 0] += outcome[i];
        }
        return treated == 0 || treated == exposed.length
                ? null
                : (Double) (sums[1] / treated - sums[0] / (exposed.length - treated));
    }

    private static long count(boolean[] exposed) {
        long count = 0;
        for (boolean each : exposed) {
            count += each ? 1 : 0;
        }
        return count;
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Math.sqrt(
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / Math.max(1, values.length - 1));
    }
}
