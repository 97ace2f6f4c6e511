package io.throughline.value.purchases;

import io.throughline.value.fitting.Fit;
import io.throughline.value.fitting.FitStatus;
import io.throughline.value.fitting.Likelihood;
import io.throughline.value.fitting.Maximum;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits {@link MbgNbd} by maximum likelihood over the logarithms of its parameters, with the analytic gradient, from
 * several starts. The same customers in any order give the same bits.
 */
public final class MbgNbdEstimator {

    /** A mean drop-out probability below this is none. */
    private static final double NO_DROP_OUT = 1e-5;

    private static final int NEEDED_REPEATS = 10;

    private MbgNbdEstimator() {}

    /**
     * The model under which the counts are most likely.
     *
     * <p>If the likelihood grows as drop-out vanishes, the model is the NBD ({@code a = 0}) and the status
     * {@link FitStatus#BOUNDARY}; it is {@code BOUNDARY} as well if customers do not differ enough for the data to hold
     * the shapes. With fewer than 10 repeat purchases in all there is no model.
     *
     * @param counts all times in one unit, which becomes the model's
     */
    public static Fit<MbgNbd> fit(PurchaseCounts counts) {
        double exposure = counts.groups().stream()
                .mapToDouble(group -> group.age() * group.customers())
                .sum();
        if (counts.repeats() < NEEDED_REPEATS || !(exposure > 0)) {
            return Fit.tooLittleData(counts.customers());
        }
        // In units of the mean age the best parameters are near 1, whatever the unit of time.
        double unit = exposure / counts.customers();
        PurchaseLikelihood likelihood = new PurchaseLikelihood(counts, unit);
        Maximum best = Maximum.of(likelihood, starts(counts), counts.customers());
        double[] p = exponentials(best.point());
        if (p[2] / (p[2] + p[3]) < NO_DROP_OUT) {
            return withoutDropOut(counts, unit, likelihood);
        }
        MbgNbd model = new MbgNbd(p[0], p[1] * unit, p[2], p[3]);
        double value = best.value() - counts.repeats() * Math.log(unit);
        FitStatus status = best.interior() ? FitStatus.INTERIOR : FitStatus.BOUNDARY;
        return new Fit<>(model, status, value, counts.customers(), covariance(best, model));
    }

    private static Fit<MbgNbd> withoutDropOut(PurchaseCounts counts, double unit, PurchaseLikelihood likelihood) {
        Likelihood nbd = (point, gradient) -> {
            double[] four = new double[4];
            double value = likelihood.at(new double[] {point[0], point[1], Double.NEGATIVE_INFINITY, 0}, four);
            gradient[0] = four[0];
            gradient[1] = four[1];
            return value;
        };
        double[] start = {0, Math.log(counts.customers() / (double) counts.repeats())};
        Maximum best = Maximum.of(nbd, List.of(start), counts.customers());
        double[] p = exponentials(best.point());
        double value = best.value() - counts.repeats() * Math.log(unit);
        return new Fit<>(new MbgNbd(p[0], p[1] * unit, 0, 1), FitStatus.BOUNDARY, value, counts.customers(), List.of());
    }

    /** Rates near the observed one, with little and with much difference between customers. */
    private static List<double[]> starts(PurchaseCounts counts) {
        double rate = counts.repeats() / (double) counts.customers();
        List<double[]> starts = new ArrayList<>();
        for (double r : new double[] {0.5, 2}) {
            for (double[] shapes : new double[][] {{0.8, 2}, {0.3, 6}}) {
                double alpha = Math.max(-8, Math.min(8, Math.log(r / rate) - 0.7));
                starts.add(new double[] {Math.log(r), alpha, Math.log(shapes[0]), Math.log(shapes[1])});
            }
        }
        return starts;
    }

    private static List<List<Double>> covariance(Maximum best, MbgNbd model) {
        if (best.covariance() == null) {
            return List.of();
        }
        List<Double> p = model.parameters();
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < p.size(); i++) {
            List<Double> row = new ArrayList<>();
            for (int j = 0; j < p.size(); j++) {
                row.add(p.get(i) * best.covariance().getEntry(i, j) * p.get(j));
            }
            rows.add(row);
        }
        return rows;
    }

    private static double[] exponentials(double[] logarithms) {
        double[] values = new double[logarithms.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.exp(logarithms[i]);
        }
        return values;
    }
}
