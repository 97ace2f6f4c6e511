package io.throughline.value.sums;

/** Shapley values of games that are given by the worth of every coalition. Shapley (1953), "A value for n-person games". */
public final class ShapleyValues {

    private ShapleyValues() {}

    /**
     * The Shapley values of {@code n} players:
     *
     * <pre>{@code phi_i = sum over S without i of |S|! (n - |S| - 1)! / n! (v(S and i) - v(S))}</pre>
     *
     * @param worth of each coalition, a set of bits
     */
    public static double[] of(double[] worth, int n) {
        double[] weights = new double[n];
        double choose = 1;
        for (int size = 0; size < n; size++) {
            weights[size] = 1 / (n * choose);
            choose = choose * (n - 1 - size) / (size + 1);
        }
        ExactSums sums = new ExactSums(n);
        for (int set = 0; set < worth.length; set++) {
            int size = Integer.bitCount(set);
            for (int player = 0; player < n; player++) {
                if ((set >> player & 1) == 0) {
                    sums.add(player, weights[size] * (worth[set | 1 << player] - worth[set]));
                }
            }
        }
        double[] values = new double[n];
        for (int player = 0; player < n; player++) {
            values[player] = sums.of(player);
        }
        return values;
    }
}
