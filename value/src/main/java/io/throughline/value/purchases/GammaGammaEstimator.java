package io.throughline.value.purchases;

import io.throughline.value.fitting.Fit;
import io.throughline.value.fitting.FitStatus;
import io.throughline.value.fitting.Likelihood;
import io.throughline.value.fitting.Maximum;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.special.Beta;

/**
 * Fits {@link GammaGamma} by maximum likelihood over ln p, ln(q - 1) and ln v, with the analytic gradient, from several
 * starts. The same customers in any order give the same bits.
 */
public final class GammaGammaEstimator {

    private static final int NEEDED_CUSTOMERS = 10;
    private static final int MANY = 20_000;
    private static final int SOME = 4_000;

    private GammaGammaEstimator() {}

    /**
     * The model under which the spend is most likely.
     *
     * <p>{@link FitStatus#BOUNDARY} if all customers spend alike, or so differently that no mean exists: the model then
     * lies at the edge. No model with fewer than 10 customers who have repeats with spend above 0.
     *
     * @param histories all customers; those without repeats or with a mean spend of 0 take no part
     */
    public static Fit<GammaGamma> fit(Collection<PurchaseHistory> histories) {
        Map<PurchaseHistory, Long> customers = new HashMap<>();
        histories.forEach(history -> customers.merge(spending(history), 1L, Long::sum));
        return fit(customers);
    }

    /** The same for histories that each stand for a number of customers. */
    public static Fit<GammaGamma> fit(Map<PurchaseHistory, Long> histories) {
        Map<PurchaseHistory, Long> customers = new HashMap<>();
        histories.forEach((history, count) -> customers.merge(spending(history), count, Long::sum));
        List<Spender> used = customers.entrySet().stream()
                .filter(each -> each.getKey().repeats() > 0 && each.getKey().meanRepeatSpend() > 0)
                .map(each -> new Spender(each.getKey().repeats(), each.getKey().meanRepeatSpend(), each.getValue()))
                .sorted(Comparator.comparingInt(Spender::repeats).thenComparingDouble(Spender::mean))
                .toList();
        double number = used.stream().mapToDouble(Spender::customers).sum();
        if (number < NEEDED_CUSTOMERS) {
            return Fit.tooLittleData((long) number);
        }
        double mean =
                used.stream().mapToDouble(each -> each.mean * each.customers).sum() / number;
        // Spend in units of its mean: the best parameters do not depend on the currency.
        List<double[]> from = starts();
        if (used.size() > MANY) {
            int nth = used.size() / SOME;
            List<Spender> some = IntStream.range(0, used.size())
                    .filter(i -> i % nth == nth / 2)
                    .mapToObj(used::get)
                    .toList();
            from = List.of(Maximum.of(likelihood(some, mean), from, some.size()).point());
        }
        Maximum best = Maximum.of(likelihood(used, mean), from, number);
        double[] factors = {Math.exp(best.point()[0]), Math.exp(best.point()[1]), mean * Math.exp(best.point()[2])};
        GammaGamma model = new GammaGamma(factors[0], 1 + factors[1], factors[2]);
        double value = best.value() - number * Math.log(mean);
        FitStatus status = best.interior() ? FitStatus.INTERIOR : FitStatus.BOUNDARY;
        return new Fit<>(model, status, value, (long) number, best.covariance(factors));
    }

    /** Customers who spend alike. */
    private record Spender(int repeats, double mean, double customers) {}

    /** What of a history this model looks at. */
    private static PurchaseHistory spending(PurchaseHistory history) {
        return new PurchaseHistory(history.repeats(), 0, 0, history.meanRepeatSpend());
    }

    private static List<double[]> starts() {
        List<double[]> starts = new ArrayList<>();
        for (double p : new double[] {1, 6}) {
            for (double q : new double[] {2, 5}) {
                starts.add(new double[] {Math.log(p), Math.log(q - 1), Math.log((q - 1) / p)});
            }
        }
        return starts;
    }

    private static Likelihood likelihood(List<Spender> used, double unit) {
        int[] x = used.stream().mapToInt(Spender::repeats).toArray();
        double[] m = used.stream().mapToDouble(each -> each.mean / unit).toArray();
        double[] n = used.stream().mapToDouble(Spender::customers).toArray();
        return (point, gradient) -> {
            double p = Math.exp(point[0]);
            double q = 1 + Math.exp(point[1]);
            double v = Math.exp(point[2]);
            double value = 0;
            double byP = 0;
            double byQ = 0;
            double byV = 0;
            double gammas = 0;
            double byPx = 0;
            double byBoth = 0;
            for (int i = 0; i < x.length; i++) {
                double px = p * x[i];
                if (i == 0 || x[i] != x[i - 1]) {
                    gammas = -Beta.logBeta(px, q);
                    byBoth = GammaRatio.digamma(px + q);
                    byPx = byBoth - GammaRatio.digamma(px);
                    byBoth -= GammaRatio.digamma(q);
                }
                double total = x[i] * m[i];
                double logOwn = -Math.log1p(v / total);
                double logPrior = -Math.log1p(total / v);
                value += n[i] * (gammas + px * logOwn + q * logPrior - Math.log(m[i]));
                byP += n[i] * x[i] * (byPx + logOwn);
                byQ += n[i] * (byBoth + logPrior);
                byV += n[i] * (q - (px + q) * v / (v + total));
            }
            gradient[0] = byP * p;
            gradient[1] = byQ * (q - 1);
            gradient[2] = byV;
            return value;
        };
    }
}
