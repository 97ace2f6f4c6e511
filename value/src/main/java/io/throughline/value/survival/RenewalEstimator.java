package io.throughline.value.survival;

import io.throughline.value.fitting.Fit;
import io.throughline.value.fitting.FitStatus;
import io.throughline.value.fitting.Likelihood;
import io.throughline.value.fitting.Maximum;
import java.util.ArrayList;
import java.util.List;

/** Fits {@link ShiftedBetaGeometric} by maximum likelihood, customers who have not left yet included. */
public final class RenewalEstimator {

    /** A likelihood that is higher than that of customers who are all alike by less than this says that they are. */
    private static final double ALIKE = 1e-6;

    private RenewalEstimator() {}

    /**
     * The model under which the lifetimes are most likely.
     *
     * <p>Times are whole periods: who churned at k left at the end of period k, who is censored at k renewed then. Where
     * retention does not rise with time, the likelihood grows towards customers who are all alike: the model is then
     * {@link Geometric} and the status {@link FitStatus#BOUNDARY}. No model without anybody who left or stayed.
     *
     * @throws IllegalArgumentException if a time is not a whole number
     */
    public static Fit<RenewalModel> fit(Lifetimes lifetimes) {
        Fit<RenewalModel> alike = alike(lifetimes);
        double rate = lifetimes.exposure() > 0 ? lifetimes.events() / lifetimes.exposure() : 0;
        if (alike.model() == null || rate >= 1) {
            return alike;
        }
        List<double[]> starts = new ArrayList<>();
        for (double strength : new double[] {1, 10}) {
            starts.add(new double[] {Math.log(strength * rate), Math.log(strength * (1 - rate))});
        }
        Maximum best = Maximum.of(likelihood(lifetimes), starts, lifetimes.customers());
        double alpha = Math.exp(best.point()[0]);
        double beta = Math.exp(best.point()[1]);
        if (!best.interior() || best.value() <= alike.logLikelihood() + ALIKE) {
            return alike;
        }
        return new Fit<>(
                new ShiftedBetaGeometric(alpha, beta),
                FitStatus.INTERIOR,
                best.value(),
                lifetimes.customers(),
                best.covariance(new double[] {alpha, beta}));
    }

    /** Natural logarithm of the likelihood of lifetimes under a model. */
    public static double logLikelihood(ShiftedBetaGeometric model, Lifetimes lifetimes) {
        double[] point = {Math.log(model.alpha()), Math.log(model.beta())};
        return likelihood(lifetimes).at(point, new double[2]);
    }

    /** As if all customers were alike; {@link FitStatus#BOUNDARY} as the limit of the others. */
    public static Fit<RenewalModel> alike(Lifetimes lifetimes) {
        double exposure = 0;
        for (Lifetimes.Row row : lifetimes.rows()) {
            if (row.time() != Math.rint(row.time())) {
                throw new IllegalArgumentException("renewals count whole periods, but a time was " + row.time());
            }
            exposure += row.time() * row.customers();
        }
        double events = lifetimes.events();
        if (events == 0 || exposure == 0) {
            return Fit.tooLittleData(lifetimes.customers());
        }
        double p = events / exposure;
        double value = events * Math.log(p) + (p < 1 ? (exposure - events) * Math.log1p(-p) : 0);
        return new Fit<>(new Geometric(p), FitStatus.BOUNDARY, value, lifetimes.customers(), List.of());
    }

    /** By the logarithms of alpha and beta, period by period: who is at risk renews or not. */
    static Likelihood likelihood(Lifetimes lifetimes) {
        List<Lifetimes.Row> rows = lifetimes.rows();
        int periods = rows.isEmpty() ? 0 : (int) rows.get(rows.size() - 1).time();
        double[] events = new double[periods + 1];
        double[] leaving = new double[periods + 1];
        rows.forEach(row -> {
            events[(int) row.time()] += row.events();
            leaving[(int) row.time()] += row.customers();
        });
        double customers = lifetimes.customers();
        return (point, gradient) -> {
            double alpha = Math.exp(point[0]);
            double beta = Math.exp(point[1]);
            double value = 0;
            double byAlpha = 0;
            double byBeta = 0;
            double atRisk = customers;
            for (int period = 1; period <= periods; period++) {
                double stay = atRisk - events[period];
                double renew = beta + period - 1;
                double both = alpha + renew;
                value += events[period] * Math.log(alpha / both) + stay * Math.log1p(-alpha / both);
                byAlpha += events[period] / alpha - atRisk / both;
                byBeta += stay / renew - atRisk / both;
                atRisk -= leaving[period];
            }
            gradient[0] = byAlpha * alpha;
            gradient[1] = byBeta * beta;
            return value;
        };
    }
}
