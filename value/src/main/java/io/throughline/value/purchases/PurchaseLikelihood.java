package io.throughline.value.purchases;

import io.throughline.value.fitting.Likelihood;

/**
 * The log-likelihood of {@link MbgNbd} over grouped customers, by the logarithms of r, alpha, a, b.
 *
 * <p>Sums over i below x, which the groups share, are running sums: they replace differences of log-gammas, which lose
 * all digits where a parameter is large.
 */
final class PurchaseLikelihood implements Likelihood {

    private final int[] repeats;
    private final double[] recency;
    private final double[] age;
    private final double[] customers;
    private final int mostRepeats;

    /**
     * @param counts the customers
     * @param unit by which recency and age are divided
     */
    PurchaseLikelihood(PurchaseCounts counts, double unit) {
        int n = counts.groups().size();
        repeats = new int[n];
        recency = new double[n];
        age = new double[n];
        customers = new double[n];
        int most = 0;
        for (int i = 0; i < n; i++) {
            PurchaseCounts.Group group = counts.groups().get(i);
            repeats[i] = group.repeats();
            recency[i] = group.recency() / unit;
            age[i] = group.age() / unit;
            customers[i] = group.customers();
            most = Math.max(most, group.repeats());
        }
        mostRepeats = most;
    }

    @Override
    public double at(double[] point, double[] gradient) {
        double r = Math.exp(point[0]);
        double alpha = Math.exp(point[1]);
        double a = Math.exp(point[2]);
        double b = Math.exp(point[3]);
        Sums sums = new Sums(r, a, b, mostRepeats);
        double value = 0;
        double byR = 0;
        double byAlpha = 0;
        double byA = 0;
        double byB = 0;
        for (int i = 0; i < repeats.length; i++) {
            int x = repeats[i];
            double shape = r + x;
            double seen = Math.log1p(age[i] / alpha);
            double silence = Math.log1p((age[i] - recency[i]) / (alpha + recency[i]));
            double u = point[2] - Math.log(b + x) + shape * silence;
            double gone = 1 / (1 + Math.exp(-u));
            double softplus = u > 0 ? u + Math.log1p(Math.exp(-u)) : Math.log1p(Math.exp(u));
            value += customers[i] * (sums.purchases[x] - x * point[1] - shape * seen + sums.stays[x + 1] + softplus);
            byR += customers[i] * (sums.purchasesByR[x] - seen + gone * silence);
            // d/d alpha of (r ln alpha - shape ln(alpha + T) + softplus(u)), times alpha
            byAlpha += customers[i]
                    * (r
                            - shape * alpha / (alpha + age[i])
                            - gone * shape * alpha * (age[i] - recency[i]) / ((alpha + age[i]) * (alpha + recency[i])));
            byA += customers[i] * (gone - a * sums.inverseAb[x + 1]);
            byB += customers[i] * (a * sums.staysByB[x + 1] - gone / (b + x));
        }
        gradient[0] = byR * r;
        gradient[1] = byAlpha;
        gradient[2] = byA;
        gradient[3] = byB * b;
        return value;
    }

    /** Running sums over i = 0, 1, ... ; entry k holds those of i below k. */
    private static final class Sums {
        private final double[] purchases;
        private final double[] purchasesByR;
        private final double[] stays;
        private final double[] inverseAb;
        private final double[] staysByB;

        Sums(double r, double a, double b, int most) {
            purchases = new double[most + 2];
            purchasesByR = new double[most + 2];
            stays = new double[most + 2];
            inverseAb = new double[most + 2];
            staysByB = new double[most + 2];
            for (int i = 0; i <= most; i++) {
                purchases[i + 1] = purchases[i] + Math.log(r + i);
                purchasesByR[i + 1] = purchasesByR[i] + 1 / (r + i);
                stays[i + 1] = stays[i] + Math.log1p(-a / (a + b + i));
                inverseAb[i + 1] = inverseAb[i] + 1 / (a + b + i);
                // 1 / (b + i) - 1 / (a + b + i), over a
                staysByB[i + 1] = staysByB[i] + 1 / ((b + i) * (a + b + i));
            }
        }
    }
}
