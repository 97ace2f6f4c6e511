package io.throughline.value.purchases;

import io.throughline.value.fitting.Fit;
import io.throughline.value.fitting.FitStatus;
import io.throughline.value.fitting.Likelihood;
import io.throughline.value.fitting.Maximum;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.special.Gamma;

/**
 * Fits {@link GammaGamma} by maximum likelihood over ln p, ln(q - 1) and ln v, with the analytic gradient, from several
 * starts. The same customers in any order give the same bits.
 */
public final class GammaGammaEstimator {

    private static final int NEEDED_CUSTOMERS = 10;

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
        List<PurchaseHistory> used = histories.stream()
                .filter(history -> history.repeats() > 0 && history.meanRepeatSpend() > 0)
                .sorted(Comparator.comparingInt(PurchaseHistory::repeats)
                        .thenComparingDouble(PurchaseHistory::meanRepeatSpend))
                .toList();
        if (used.size() < NEEDED_CUSTOMERS) {
            return Fit.tooLittleData(used.size());
        }
        double mean = used.stream()
                .mapToDouble(PurchaseHistory::meanRepeatSpend)
                .average()
                .orElseThrow();
        // Spend in units of its mean: the best parameters do not depend on the currency.
        Maximum best = Maximum.of(likelihood(used, mean), starts(), used.size());
        double[] factors = {Math.exp(best.point()[0]), Math.exp(best.point()[1]), mean * Math.exp(best.point()[2])};
        GammaGamma model = new GammaGamma(factors[0], 1 + factors[1], factors[2]);
        double value = best.value() - used.size() * Math.log(mean);
        FitStatus status = best.interior() ? FitStatus.INTERIOR : FitStatus.BOUNDARY;
        return new Fit<>(model, status, value, used.size(), covariance(best, factors));
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

    private static Likelihood likelihood(List<PurchaseHistory> used, double unit) {
        double[] x = used.stream().mapToDouble(PurchaseHistory::repeats).toArray();
        double[] m = used.stream()
                .mapToDouble(history -> history.meanRepeatSpend() / unit)
                .toArray();
        return (point, gradient) -> {
            double p = Math.exp(point[0]);
            double q = 1 + Math.exp(point[1]);
            double v = Math.exp(point[2]);
            double value = -x.length * Gamma.logGamma(q);
            double byP = 0;
            double byQ = -x.length * Gamma.digamma(q);
            double byV = 0;
            for (int i = 0; i < x.length; i++) {
                double px = p * x[i];
                double total = x[i] * m[i];
                double logOwn = -Math.log1p(v / total);
                double logPrior = -Math.log1p(total / v);
                value += Gamma.logGamma(px + q) - Gamma.logGamma(px) + px * logOwn + q * logPrior - Math.log(m[i]);
                double all = Gamma.digamma(px + q);
                byP += x[i] * (all - Gamma.digamma(px) + logOwn);
                byQ += all + logPrior;
                byV += q - (px + q) * v / (v + total);
            }
            gradient[0] = byP * p;
            gradient[1] = byQ * (q - 1);
            gradient[2] = byV;
            return value;
        };
    }

    private static List<List<Double>> covariance(Maximum best, double[] factors) {
        if (best.covariance() == null) {
            return List.of();
        }
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < factors.length; i++) {
            List<Double> row = new ArrayList<>();
            for (int j = 0; j < factors.length; j++) {
                row.add(factors[i] * best.covariance().getEntry(i, j) * factors[j]);
            }
            rows.add(row);
        }
        return rows;
    }
}
