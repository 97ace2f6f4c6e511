package io.throughline.value.purchases;

import io.throughline.value.fitting.Likelihood;

/**
 * The log-likelihood of {@link DropOutAfterOrders} over grouped customers, by the logarithms of r, alpha, a, b; without
 * the term of the single intervals.
 */
final class DropOutLikelihood implements Likelihood {

    private final CountTable table;
    private final int k;
    private final int first;

    /**
     * @param k events to an order
     * @param first 1 if customers may drop out after their first order too, else 0
     */
    DropOutLikelihood(CountTable table, int k, int first) {
        this.table = table;
        this.k = k;
        this.first = first;
    }

    @Override
    public double at(double[] point, double[] gradient) {
        double r = Math.exp(point[0]);
        double alpha = Math.exp(point[1]);
        double a = Math.exp(point[2]);
        double b = Math.exp(point[3]);
        Sums sums = new Sums(r, a, b);
        double[] logAge = logs(table.age, alpha);
        double[] logRecency = logs(table.recency, alpha);
        double value = 0;
        double byR = 0;
        double byAlpha = 0;
        double byA = 0;
        double byB = 0;
        for (int i = 0; i < table.groups(); i++) {
            int row = table.repeatsOf[i];
            double x = table.repeats[row];
            double age = table.age[table.ageOf[i]];
            double recency = table.recency[table.recencyOf[i]];
            double shape = r + k * x;
            double seen = logAge[table.ageOf[i]];
            double silence = seen - logRecency[table.recencyOf[i]];
            Silences waits = k == 1 ? Silences.NONE : new Silences(shape, (age - recency) / (alpha + age), k);
            double u = x + first == 0
                    ? Double.NEGATIVE_INFINITY
                    : point[2] - sums.logLast[row] + shape * silence - waits.log;
            double odds = Math.exp(-Math.abs(u));
            double gone = u > 0 ? 1 / (1 + odds) : odds / (1 + odds);
            double n = table.customers[i];
            value += n
                    * (sums.events[row]
                            - shape * seen
                            + sums.stays[row]
                            + waits.log
                            + Math.max(0, u)
                            + Math.log1p(odds));
            byR += n * (sums.eventsByR[row] - seen + gone * silence + (1 - gone) * waits.byShape);
            // alpha times the derivative; r ln alpha is added for all customers below
            byAlpha += n
                    * (-shape * alpha / (alpha + age)
                            - gone * shape * alpha * (age - recency) / ((alpha + age) * (alpha + recency))
                            - (1 - gone) * waits.byPart * alpha / (alpha + age));
            byA += n * (gone + a * sums.staysByA[row]);
            byB += n * (sums.staysByB[row] - (gone == 0 ? 0 : gone / (b + x + first - 1)));
        }
        double all = 0;
        for (double n : table.customers) {
            all += n;
        }
        gradient[0] = (byR + all * point[1]) * r;
        gradient[1] = byAlpha + all * r;
        gradient[2] = byA;
        gradient[3] = byB * b;
        return value + all * r * point[1];
    }

    private static double[] logs(double[] times, double alpha) {
        double[] logs = new double[times.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(alpha + times[i]);
        }
        return logs;
    }

    /** What depends on the repeats alone, by their row. */
    private final class Sums {
        final double[] events = new double[table.repeats.length];
        final double[] eventsByR = new double[table.repeats.length];
        final double[] stays = new double[table.repeats.length];
        final double[] staysByA = new double[table.repeats.length];
        final double[] staysByB = new double[table.repeats.length];
        final double[] logLast = new double[table.repeats.length];

        Sums(double r, double a, double b) {
            long events = 0;
            long trials = 0;
            double log = 0;
            double byR = 0;
            double stay = 0;
            double byA = 0;
            double byB = 0;
            for (int row = 0; row < table.repeats.length; row++) {
                long x = (long) table.repeats[row];
                log += GammaRatio.log(r + events, k * x - events);
                byR += GammaRatio.slope(r + events, k * x - events);
                events = k * x;
                long more = x + first - trials;
                double b0 = b + trials;
                stay += GammaRatio.logStays(a, b0, more);
                double together = GammaRatio.slope(a + b0, more);
                byA -= together;
                byB += more > 64 ? GammaRatio.slope(b0, more) - together : apart(a, b0, more);
                trials = x + first;
                this.events[row] = log;
                eventsByR[row] = byR;
                stays[row] = stay;
                staysByA[row] = byA;
                staysByB[row] = byB;
                logLast[row] = Math.log(b + trials - 1);
            }
        }

        /** The sum of {@code 1 / (b + i) - 1 / (a + b + i)}, without the difference. */
        private double apart(double a, double b, long n) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += a / ((b + i) * (a + b + i));
            }
            return sum;
        }
    }

    /** The sum over j below k of {@code (shape)_j / j! part^j}, in logarithms, and its derivatives. */
    private static final class Silences {
        static final Silences NONE = new Silences(1, 0, 1);
        final double log;
        final double byShape;
        /** By the logarithm of {@code part}. */
        final double byPart;

        Silences(double shape, double part, int k) {
            double term = 1;
            double termByShape = 0;
            double sum = 1;
            double sumByShape = 0;
            double sumByPart = 0;
            for (int j = 1; j < k; j++) {
                termByShape = (termByShape * (shape + j - 1) + term) * part / j;
                term *= (shape + j - 1) * part / j;
                sum += term;
                sumByShape += termByShape;
                sumByPart += j * term;
            }
            log = Math.log(sum);
            byShape = sumByShape / sum;
            byPart = sumByPart / sum;
        }
    }
}
