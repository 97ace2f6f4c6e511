package io.throughline.value.experiments;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * Bounds of |z| for planned looks, so that all of them together raise a false alarm with the probability alpha.
 *
 * <p>The alpha spent up to a share t of the information is, by Lan &amp; DeMets (1983), "Discrete sequential boundaries for
 * clinical trials", with {@code alpha / 2} on each side,
 *
 * <pre>{@code O'Brien-Fleming: a(t) = 4 (1 - Phi(z_{1 - alpha/4} / sqrt(t)))
 * Pocock:          a(t) = alpha ln(1 + (e - 1) t)}</pre>
 *
 * <p>and each bound is solved from the density of those who crossed none before it (Armitage, McPherson &amp; Rowe 1969).
 *
 * @param fractions of the information at the looks, rising, above 0 and at most 1
 * @param alphaSpent up to each look
 * @param bounds of |z| at each look; infinite where nothing is spent
 */
public record GroupSequential(List<Double> fractions, List<Double> alphaSpent, List<Double> bounds) {

    private static final int POINTS = 160;
    private static final GaussIntegratorFactory RULES = new GaussIntegratorFactory();
    /** No bound is sought beyond; the normal law has nothing left there. */
    private static final double FAR = 38;

    /** How alpha is spent. */
    public enum Spending {
        /** Little at first, almost all at the end. */
        OBRIEN_FLEMING,

        /** Evenly; bounds are almost equal. */
        POCOCK;

        double spent(double fraction, double alpha) {
            return this == POCOCK
                    ? alpha * Math.log(1 + (Math.E - 1) * fraction)
                    : 2 * Tails.normal(Tails.normalQuantile(1 - alpha / 4) / Math.sqrt(fraction));
        }
    }

    public GroupSequential {
        fractions = List.copyOf(fractions);
        alphaSpent = List.copyOf(alphaSpent);
        bounds = List.copyOf(bounds);
    }

    /**
     * The bounds.
     *
     * @param alpha two-sided, between 0 and 1
     * @throws IllegalArgumentException for fractions that do not rise, or do not lie above 0 and at most at 1
     */
    public static GroupSequential of(List<Double> fractions, double alpha, Spending spending) {
        Tails.needAlpha(alpha);
        double before = 0;
        for (double fraction : fractions) {
            if (!(fraction > before) || fraction > 1) {
                throw new IllegalArgumentException(
                        "fractions of information must rise, from above 0 to at most 1, but were " + fractions);
            }
            before = fraction;
        }
        List<Double> spent = new ArrayList<>();
        List<Double> bounds = new ArrayList<>();
        double[] at = {0};
        double[] mass = {1};
        double time = 0;
        for (double fraction : fractions) {
            double step = fraction - time;
            double rest = spending.spent(fraction, alpha) - (spent.isEmpty() ? 0 : spent.get(spent.size() - 1));
            double bound = bound(at, mass, step, fraction, rest);
            GaussIntegrator rule = RULES.legendre(POINTS, -bound * Math.sqrt(fraction), bound * Math.sqrt(fraction));
            double[] next = new double[POINTS];
            double[] nextMass = new double[POINTS];
            for (int i = 0; i < POINTS; i++) {
                next[i] = rule.getPoint(i);
                double density = 0;
                for (int j = 0; j < at.length; j++) {
                    double z = (next[i] - at[j]) / Math.sqrt(step);
                    density += mass[j] * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI * step);
                }
                nextMass[i] = rule.getWeight(i) * density;
            }
            at = next;
            mass = nextMass;
            time = fraction;
            spent.add(spending.spent(fraction, alpha));
            bounds.add(bound);
        }
        return new GroupSequential(fractions, spent, bounds);
    }

    private static double bound(double[] at, double[] mass, double step, double fraction, double rest) {
        return new BrentSolver(1e-12, 1e-12)
                .solve(200, z -> crossed(at, mass, step, z * Math.sqrt(fraction)) - rest, 0, FAR);
    }

    /** Probability to lie beyond the edge after a step from what is left. */
    private static double crossed(double[] at, double[] mass, double step, double edge) {
        double sum = 0;
        for (int j = 0; j < at.length; j++) {
            sum += mass[j]
                    * (Tails.normalBelow((at[j] - edge) / Math.sqrt(step))
                            + Tails.normalBelow((-at[j] - edge) / Math.sqrt(step)));
        }
        return sum;
    }
}
