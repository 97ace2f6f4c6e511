package io.throughline.value.attribution;

/** Games given by the worth of every coalition, a set of bits. */
final class CoalitionGame {

    private CoalitionGame() {}

    /**
     * Expected reward of a journey of a first-order chain for each set of channels that are left in it.
     *
     * <p>Sets are taken in order of their bits; the chain of each is eliminated state by state from the highest channel on,
     * without a subtraction (Grassmann, Taksar &amp; Heyman 1985).
     */
    static double[] markov(ChainGraph graph, int n, Measure measure) {
        int states = graph.states();
        double journeys = 0;
        double[] leaving = new double[states];
        double[][] counts = new double[states][states];
        for (int i = 0; i < states; i++) {
            journeys += graph.starts()[i];
            leaving[i] = graph.rewards()[Measure.CONVERSIONS.ordinal()][i] + graph.nulls()[i];
            for (int move = graph.rows()[i]; move < graph.rows()[i + 1]; move++) {
                counts[i][graph.targets()[move]] = graph.counts()[move];
                leaving[i] += graph.counts()[move];
            }
        }
        double[] worth = new double[1 << n];
        int[] members = new int[states];
        double[][] rates = new double[states][states];
        double[] reward = new double[states];
        double[] out = new double[states];
        for (int set = 1; set < worth.length; set++) {
            int size = 0;
            for (int i = 0; i < states; i++) {
                if ((set >> graph.channels()[i][0] & 1) == 1) {
                    members[size++] = i;
                }
            }
            double value = 0;
            for (int a = 0; a < size; a++) {
                int i = members[a];
                double inside = 0;
                for (int b = 0; b < size; b++) {
                    rates[a][b] = counts[i][members[b]];
                    inside += rates[a][b];
                }
                reward[a] = graph.rewards()[measure.ordinal()][i];
                out[a] = leaving[i] - inside;
            }
            for (int a = size - 1; a >= 0; a--) {
                double all = out[a];
                for (int b = 0; b < a; b++) {
                    all += rates[a][b];
                }
                for (int c = 0; c < a && all > 0; c++) {
                    double share = rates[c][a] / all;
                    reward[c] += share * reward[a];
                    out[c] += share * out[a];
                    for (int b = 0; b < a; b++) {
                        if (b != c) {
                            rates[c][b] += share * rates[a][b];
                        }
                    }
                }
            }
            // What is eliminated last knows its expectation; the others follow from those before them.
            for (int a = 0; a < size; a++) {
                double all = out[a];
                for (int b = 0; b < a; b++) {
                    all += rates[a][b];
                }
                double expected = reward[a];
                for (int b = 0; b < a; b++) {
                    expected += rates[a][b] * reward[b];
                }
                reward[a] = all > 0 ? expected / all : 0;
                value += graph.starts()[members[a]] * reward[a];
            }
            worth[set] = journeys > 0 ? value / journeys : 0;
        }
        return worth;
    }
}
