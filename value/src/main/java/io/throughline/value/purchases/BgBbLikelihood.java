package io.throughline.value.purchases;

import io.throughline.value.fitting.Likelihood;

/** The log-likelihood of {@link BgBb} over grouped customers, by the logarithms of its four parameters. */
final class BgBbLikelihood implements Likelihood {

    private final PurchaseCounts counts;

    BgBbLikelihood(PurchaseCounts counts) {
        this.counts = counts;
    }

    @Override
    public double at(double[] point, double[] gradient) {
        BgBb model = new BgBb(Math.exp(point[0]), Math.exp(point[1]), Math.exp(point[2]), Math.exp(point[3]));
        double[] by = new double[4];
        double value = 0;
        for (PurchaseCounts.Group group : counts.groups()) {
            value += group.customers() * model.logLikelihood(group.history());
            model.addSlopes(group.history(), group.customers(), by);
        }
        for (int i = 0; i < by.length; i++) {
            gradient[i] = by[i] * Math.exp(point[i]);
        }
        return value;
    }
}
