package io.throughline.value.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.linear.SingularValueDecomposition;
import org.hipparchus.special.Gamma;

/**
 * Whether groups of customers stay equally long (log-rank test, Mantel 1966; Peto &amp; Peto 1972).
 *
 * <p>At each time with an event, the events of a group are expected to be its share of those at risk; the differences
 * over all times, in units of their hypergeometric covariance, are chi-squared.
 *
 * @param chiSquared 0 or more
 * @param degrees of freedom: groups with anybody at risk at an event, less 1
 * @param p probability of so large a difference if there is none; 0 where it underflows
 */
public record LogRank(double chiSquared, int degrees, double p) {

    /**
     * The test.
     *
     * @param groups two or more
     * @return chi-squared 0 with p 1 where there is nothing to compare
     * @throws IllegalArgumentException with fewer than two groups
     */
    public static LogRank of(List<Lifetimes> groups) {
        if (groups.size() < 2) {
            throw new IllegalArgumentException("need two groups or more to compare, but got " + groups.size());
        }
        int k = groups.size();
        TreeMap<Double, long[]> events = new TreeMap<>();
        TreeMap<Double, long[]> leaving = new TreeMap<>();
        long[] atRisk = new long[k];
        for (int g = 0; g < k; g++) {
            atRisk[g] = groups.get(g).customers();
            for (Lifetimes.Row row : groups.get(g).rows()) {
                events.computeIfAbsent(row.time(), time -> new long[k])[g] += row.events();
                leaving.computeIfAbsent(row.time(), time -> new long[k])[g] += row.customers();
            }
        }
        double[] difference = new double[k];
        double[][] covariance = new double[k][k];
        for (Double time : events.keySet()) {
            add(events.getOrDefault(time, atRisk), atRisk, difference, covariance);
            long[] gone = leaving.getOrDefault(time, new long[k]);
            for (int g = 0; g < k; g++) {
                atRisk[g] -= gone[g];
            }
        }
        return test(difference, covariance);
    }

    private static void add(long[] events, long[] atRisk, double[] difference, double[][] covariance) {
        double d = 0;
        double n = 0;
        for (int g = 0; g < events.length; g++) {
            d += events[g];
            n += atRisk[g];
        }
        if (d == 0) {
            return;
        }
        double spread = n > 1 ? d * (n - d) / (n - 1) : 0;
        for (int g = 0; g < events.length; g++) {
            double share = atRisk[g] / n;
            difference[g] += events[g] - d * share;
            for (int h = 0; h < events.length; h++) {
                covariance[g][h] += spread * share * ((g == h ? 1 : 0) - atRisk[h] / n);
            }
        }
    }

    private static LogRank test(double[] difference, double[][] covariance) {
        List<Integer> used = new ArrayList<>();
        for (int g = 0; g < difference.length; g++) {
            if (covariance[g][g] > 0) {
                used.add(g);
            }
        }
        int degrees = used.size() - 1;
        if (degrees < 1) {
            return new LogRank(0, Math.max(1, degrees), 1);
        }
        // the differences add up to 0: one group says nothing new
        RealMatrix matrix = MatrixUtils.createRealMatrix(degrees, degrees);
        RealVector vector = MatrixUtils.createRealVector(new double[degrees]);
        for (int i = 0; i < degrees; i++) {
            vector.setEntry(i, difference[used.get(i)]);
            for (int j = 0; j < degrees; j++) {
                matrix.setEntry(i, j, covariance[used.get(i)][used.get(j)]);
            }
        }
        DecompositionSolver solver = new SingularValueDecomposition(matrix).getSolver();
        double chiSquared = Math.max(0, vector.dotProduct(solver.solve(vector)));
        return new LogRank(chiSquared, degrees, upperTail(chiSquared, degrees));
    }

    private static double upperTail(double chiSquared, int degrees) {
        return chiSquared == 0 ? 1 : Gamma.regularizedGammaQ(degrees / 2.0, chiSquared / 2);
    }
}
