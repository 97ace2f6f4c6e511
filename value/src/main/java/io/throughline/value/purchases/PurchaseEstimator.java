package io.throughline.value.purchases;

import io.throughline.value.fitting.Fit;
import io.throughline.value.fitting.FitStatus;
import io.throughline.value.fitting.Likelihood;
import io.throughline.value.fitting.Maximum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Fits the families of purchase models, see {@link PurchaseFamily#fit}. */
final class PurchaseEstimator {

    /** Largest k of MBG/CNBD-k. */
    static final int MOST_REGULAR = 12;

    /** Drop-out below this, a chance after an order or a rate in a mean time of observation, is none. */
    private static final double NO_DROP_OUT = 1e-5;

    private static final int MANY_GROUPS = 4_000;
    private static final int SOME_GROUPS = 1_500;

    private static final int NEEDED_REPEATS = 10;

    private PurchaseEstimator() {}

    /** BG/NBD or MBG/NBD, or their Erlang-k form with given k; without the term of the intervals. */
    static Fit<PurchaseModel> dropOut(
            PurchaseCounts counts, int k, int first, Function<double[], PurchaseModel> model) {
        if (tooLittle(counts)) {
            return Fit.tooLittleData(counts.customers());
        }
        // In units of the mean age the best parameters are near 1, whatever the unit of time.
        double unit = counts.exposure() / counts.customers();
        Function<PurchaseCounts, Likelihood> over = part -> new DropOutLikelihood(new CountTable(part, unit), k, first);
        List<double[]> starts = new ArrayList<>();
        for (double r : new double[] {0.5, 2}) {
            for (double[] shapes : new double[][] {{0.8, 2}, {0.3, 6}}) {
                starts.add(new double[] {Math.log(r), rate(counts, r * k), Math.log(shapes[0]), Math.log(shapes[1])});
            }
        }
        Maximum best = highest(over, starts, counts);
        double[] p = exponentials(best.point());
        double scale = -counts.repeats() * (k * Math.log(unit));
        if (p[2] / (p[2] + p[3]) < NO_DROP_OUT) {
            Maximum nbd = withoutDropOut(over.apply(counts), new double[] {Double.NEGATIVE_INFINITY, 0}, counts, k);
            double[] q = exponentials(nbd.point());
            return atEdge(model.apply(new double[] {q[0], q[1] * unit, 0, 1}), nbd.value() + scale, counts);
        }
        p[1] *= unit;
        return fit(model.apply(p), p, best, best.value() + scale, counts);
    }

    static Fit<PurchaseModel> pareto(PurchaseCounts counts) {
        if (tooLittle(counts)) {
            return Fit.tooLittleData(counts.customers());
        }
        double unit = counts.exposure() / counts.customers();
        Function<PurchaseCounts, Likelihood> over = part -> new ParetoLikelihood(new CountTable(part, unit));
        List<double[]> starts = new ArrayList<>();
        for (double r : new double[] {0.5, 2}) {
            for (double[] death : new double[][] {{0.5, 0.3}, {2, 4}}) {
                starts.add(new double[] {Math.log(r), rate(counts, r), Math.log(death[0]), Math.log(death[1])});
            }
        }
        Maximum best = highest(over, starts, counts);
        double[] p = exponentials(best.point());
        double scale = -counts.repeats() * Math.log(unit);
        if (p[2] / p[3] < NO_DROP_OUT) {
            Maximum nbd = withoutDropOut(over.apply(counts), new double[] {Double.NEGATIVE_INFINITY, 0}, counts, 1);
            double[] q = exponentials(nbd.point());
            return atEdge(new ParetoNbd(q[0], q[1] * unit, 0, unit), nbd.value() + scale, counts);
        }
        p[1] *= unit;
        p[3] *= unit;
        return fit(new ParetoNbd(p[0], p[1], p[2], p[3]), p, best, best.value() + scale, counts);
    }

    /** MBG/CNBD-k, k rising as long as the likelihood does. */
    static Fit<PurchaseModel> regular(PurchaseCounts counts) {
        long intervals =
                counts.intervals().values().stream().mapToLong(Long::longValue).sum();
        if (intervals != counts.repeats() || intervals == 0) {
            return Fit.tooLittleData(counts.customers());
        }
        double logIntervals = 0;
        for (Map.Entry<Double, Long> interval : counts.intervals().entrySet()) {
            logIntervals += interval.getValue() * Math.log(interval.getKey());
        }
        Fit<PurchaseModel> best = Fit.tooLittleData(counts.customers());
        double logFactorial = 0;
        for (int k = 1; k <= MOST_REGULAR; k++) {
            int events = k;
            logFactorial += k > 1 ? Math.log(k - 1) : 0;
            double constant = (k - 1) * logIntervals - counts.repeats() * logFactorial;
            Fit<PurchaseModel> fit = dropOut(counts, k, 1, p -> new MbgCnbd(events, p[0], p[1], p[2], p[3]))
                    .plus(constant);
            if (best.model() != null && fit.logLikelihood() <= best.logLikelihood()) {
                break;
            }
            best = fit;
        }
        return best;
    }

    static Fit<PurchaseModel> discrete(PurchaseCounts counts) {
        if (tooLittle(counts)) {
            return Fit.tooLittleData(counts.customers());
        }
        List<double[]> starts = new ArrayList<>();
        for (double purchase : new double[] {0.5, 2}) {
            for (double[] death : new double[][] {{0.5, 3}, {1, 20}}) {
                starts.add(
                        new double[] {Math.log(purchase), Math.log(purchase), Math.log(death[0]), Math.log(death[1])});
            }
        }
        Maximum best = highest(BgBbLikelihood::new, starts, counts);
        double[] p = exponentials(best.point());
        return fit(new BgBb(p[0], p[1], p[2], p[3]), p, best, best.value(), counts);
    }

    /** From the starts over some of the groups, where there are many, and from there over all. */
    private static Maximum highest(
            Function<PurchaseCounts, Likelihood> over, List<double[]> starts, PurchaseCounts counts) {
        List<double[]> from = starts;
        if (counts.groups().size() > MANY_GROUPS) {
            PurchaseCounts some = counts.thinned(counts.groups().size() / SOME_GROUPS);
            if (!tooLittle(some)) {
                from = List.of(
                        Maximum.of(over.apply(some), starts, some.customers()).point());
            }
        }
        return Maximum.of(over.apply(counts), from, counts.customers());
    }

    private static boolean tooLittle(PurchaseCounts counts) {
        return counts.repeats() < NEEDED_REPEATS || !(counts.exposure() > 0);
    }

    /** Over the first two coordinates; the others say that nobody drops out. */
    private static Maximum withoutDropOut(Likelihood likelihood, double[] fixed, PurchaseCounts counts, int k) {
        Likelihood nbd = (point, gradient) -> {
            double[] four = new double[4];
            double value = likelihood.at(new double[] {point[0], point[1], fixed[0], fixed[1]}, four);
            gradient[0] = four[0];
            gradient[1] = four[1];
            return value;
        };
        return Maximum.of(nbd, List.of(new double[] {0, rate(counts, k) + 0.7}), counts.customers());
    }

    /** Logarithm of alpha at which r events in it give about the repeats that were seen. */
    private static double rate(PurchaseCounts counts, double r) {
        double seen = counts.repeats() / (double) counts.customers();
        return Math.max(-8, Math.min(8, Math.log(r / seen) - 0.7));
    }

    private static Fit<PurchaseModel> fit(
            PurchaseModel model, double[] parameters, Maximum best, double value, PurchaseCounts counts) {
        FitStatus status = best.interior() ? FitStatus.INTERIOR : FitStatus.BOUNDARY;
        return new Fit<>(model, status, value, counts.customers(), best.covariance(parameters));
    }

    private static Fit<PurchaseModel> atEdge(PurchaseModel model, double value, PurchaseCounts counts) {
        return new Fit<>(model, FitStatus.BOUNDARY, value, counts.customers(), List.of());
    }

    private static double[] exponentials(double[] logarithms) {
        return Arrays.stream(logarithms).map(Math::exp).toArray();
    }
}
