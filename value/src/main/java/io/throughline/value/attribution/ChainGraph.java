package io.throughline.value.attribution;

import java.util.Arrays;

/**
 * A Markov chain as counts: states with the channels they hold, journeys that started there, moves between them in rows,
 * and what ended there.
 *
 * @param channels of each state
 * @param starts journeys that began in each state
 * @param rows where each state's moves begin in {@code targets}, and where the last one's end
 * @param targets of the moves, never the state itself
 * @param counts of the moves
 * @param rewards by measure and state
 * @param nulls journeys that led to nothing, by state
 * @param loops states with moves to themselves, which change no effect and are left out
 */
record ChainGraph(
        int[][] channels,
        double[] starts,
        int[] rows,
        int[] targets,
        double[] counts,
        double[][] rewards,
        double[] nulls,
        int loops) {

    /** What is left to flow, as a share of what counts, when the last digits are reached. */
    private static final double DONE = 1e-17;

    int states() {
        return starts.length;
    }

    /** Different moves but those of a state to itself, with those from the start, to conversion and to null. */
    int transitions() {
        int distinct = targets.length;
        for (int i = 0; i < states(); i++) {
            distinct += starts[i] > 0 ? 1 : 0;
            distinct += rewards[Measure.CONVERSIONS.ordinal()][i] > 0 ? 1 : 0;
            distinct += nulls[i] > 0 ? 1 : 0;
        }
        return distinct;
    }

    /**
     * What the journeys bring if every state that holds a channel leads to null, by measure and channel.
     *
     * <p>All journeys flow from the start along the moves, once for each channel that is left out, until less than
     * 1e-17 of what counts is still under way; states are taken in an order in which most moves lead ahead. Nothing is
     * subtracted, so no digit is lost.
     *
     * @param number of channels
     */
    double[][] withoutEach(int number) {
        int lanes = number + 1;
        double[][] flow = new double[states()][lanes];
        double[] leaving = new double[states()];
        for (int i = 0; i < states(); i++) {
            Arrays.fill(flow[i], starts[i]);
            leaving[i] = leaving(i);
        }
        double[][] kept = new double[rewards.length][lanes];
        double[] limits = limits();
        double[] row = new double[lanes];
        int[] order = order();
        boolean flows = true;
        while (flows) {
            for (int i : order) {
                double[] at = flow[i];
                if (at[number] > 0) {
                    for (int channel : channels[i]) {
                        at[channel] = 0;
                    }
                    System.arraycopy(at, 0, row, 0, lanes);
                    Arrays.fill(at, 0);
                    for (int m = 0; m < rewards.length; m++) {
                        if (rewards[m][i] > 0) {
                            add(rewards[m][i] / leaving[i], row, kept[m]);
                        }
                    }
                    for (int move = rows[i]; move < rows[i + 1]; move++) {
                        add(counts[move] / leaving[i], row, flow[targets[move]]);
                    }
                }
            }
            double left = 0;
            for (double[] at : flow) {
                left += at[number];
            }
            flows = false;
            for (int m = 0; m < rewards.length; m++) {
                flows |= left * limits[m] > DONE * kept[m][number];
            }
        }
        return kept;
    }

    private static void add(double share, double[] from, double[] to) {
        for (int lane = 0; lane < from.length; lane++) {
            to[lane] += share * from[lane];
        }
    }

    private double leaving(int state) {
        double all = rewards[Measure.CONVERSIONS.ordinal()][state] + nulls[state];
        for (int move = rows[state]; move < rows[state + 1]; move++) {
            all += counts[move];
        }
        return all;
    }

    /** The most that one more journey could bring, by measure. */
    private double[] limits() {
        double[] limits = new double[rewards.length];
        double[] conversions = rewards[Measure.CONVERSIONS.ordinal()];
        for (int m = 0; m < limits.length; m++) {
            for (int i = 0; i < conversions.length; i++) {
                if (conversions[i] > 0) {
                    limits[m] = Math.max(limits[m], rewards[m][i] / conversions[i]);
                }
            }
        }
        return limits;
    }

    /** Reverse postorder from the start: a state comes after those that lead to it, but for circles. */
    private int[] order() {
        int n = states();
        int[] order = new int[n];
        int free = n;
        boolean[] seen = new boolean[n];
        int[] stack = new int[n];
        int[] next = new int[n];
        for (int root = n - 1; root >= 0; root--) {
            if (starts[root] > 0 && !seen[root]) {
                int depth = 0;
                stack[0] = root;
                next[0] = rows[root];
                seen[root] = true;
                while (depth >= 0) {
                    int at = stack[depth];
                    if (next[depth] == rows[at + 1]) {
                        order[--free] = at;
                        depth--;
                    } else {
                        int target = targets[next[depth]++];
                        if (!seen[target]) {
                            seen[target] = true;
                            stack[++depth] = target;
                            next[depth] = rows[target];
                        }
                    }
                }
            }
        }
        return Arrays.copyOfRange(order, free, n);
    }
}
