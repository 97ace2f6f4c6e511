package io.throughline.value.purchases;

import io.throughline.value.fitting.Likelihood;

/** The log-likelihood of {@link ParetoNbd} over grouped customers, by the logarithms of r, alpha, s, beta. */
final class ParetoLikelihood implements Likelihood {

    private final CountTable table;

    ParetoLikelihood(CountTable table) {
        this.table = table;
    }

    @Override
    public double at(double[] point, double[] gradient) {
        double r = Math.exp(point[0]);
        double alpha = Math.exp(point[1]);
        double s = Math.exp(point[2]);
        double beta = Math.exp(point[3]);
        double value = 0;
        double byR = 0;
        double byAlpha = 0;
        double byS = 0;
        double byBeta = 0;
        double events = 0;
        double eventsByR = 0;
        int row = -1;
        ParetoSilence silence = new ParetoSilence(r, alpha, s, beta);
        for (int i = 0; i < table.groups(); i++) {
            // groups come with rising repeats
            if (table.repeatsOf[i] != row) {
                double from = row < 0 ? 0 : table.repeats[row];
                row = table.repeatsOf[i];
                long more = (long) (table.repeats[row] - from);
                events += GammaRatio.log(r + from, more);
                eventsByR += GammaRatio.slope(r + from, more);
                silence = new ParetoSilence(r + table.repeats[row], alpha, s, beta);
            }
            double recency = table.recency[table.recencyOf[i]];
            double age = table.age[table.ageOf[i]];
            silence.at(recency, age, true);
            double shape = r + table.repeats[row];
            double logAlpha = Math.log1p(recency / alpha);
            double logBeta = Math.log1p(recency / beta);
            double n = table.customers[i];
            value += n * (events - table.repeats[row] * point[1] - shape * logAlpha - s * logBeta + silence.logSilence);
            byR += n * (eventsByR - logAlpha - silence.logAlpha);
            byAlpha += n * (r - shape * alpha * silence.inverseAlpha);
            byS += n * (silence.gone - s * (logBeta + silence.logBeta));
            byBeta += n * (s - beta * silence.pullBeta);
        }
        gradient[0] = byR * r;
        gradient[1] = byAlpha;
        gradient[2] = byS;
        gradient[3] = byBeta;
        return value;
    }
}
