package io.throughline.value.attribution;

import io.throughline.value.sums.ExactSums;
import java.util.Arrays;

/**
 * How often journeys moved between states, and what they brought when they ended. A state is the last {@code order} touches,
 * as digits to the base of the channels plus one; a path shorter than that is one state of its own.
 */
final class KGramCounts {

    private static final Measure[] MEASURES = Measure.values();
    /** Sums of an end: one for each measure, and the journeys that led to nothing. */
    private static final int WIDTH = MEASURES.length + 1;

    private final long base;
    private final long oldest;
    private final LongTable starts = new LongTable();
    private final ExactSums started = new ExactSums(64);
    private final LongTable moves = new LongTable();
    private final ExactSums moved = new ExactSums(64);
    private final LongTable ends = new LongTable();
    private final ExactSums ended = new ExactSums(64);

    KGramCounts(PathTable table, int order) {
        base = table.channels().size() + 1L;
        if (order < 1 || (order + 1) * Math.log(base) >= 63 * Math.log(2)) {
            throw new IllegalArgumentException(
                    "order must be 1 or more and small enough for " + (base - 1) + " channels, but was " + order);
        }
        long power = 1;
        for (int i = 1; i < order; i++) {
            power *= base;
        }
        oldest = power;
        for (int i = 0; i < table.size(); i++) {
            ChannelPath path = table.path(i);
            if (path.conversions() + path.nulls() > 0) {
                add(table.touches(i), Math.min(order, table.touches(i).length), path);
            }
        }
    }

    private void add(int[] touches, int first, ChannelPath path) {
        double journeys = path.conversions() + path.nulls();
        long state = 0;
        for (int t = 0; t < first; t++) {
            state = state * base + touches[t] + 1;
        }
        add(starts, started, state, journeys);
        for (int t = first; t < touches.length; t++) {
            long next = touches[t] + 1L;
            add(moves, moved, state * base + next, journeys);
            state = state % oldest * base + next;
        }
        int end = ends.number(state) * WIDTH;
        ended.reach(end + WIDTH);
        for (Measure measure : MEASURES) {
            ended.add(end + measure.ordinal(), path.amount(measure));
        }
        ended.add(end + MEASURES.length, path.nulls());
    }

    private static void add(LongTable table, ExactSums sums, long key, double journeys) {
        int number = table.number(key);
        sums.reach(number);
        sums.add(number, journeys);
    }

    /** The chain that the counts make. */
    ChainGraph graph() {
        LongTable found = new LongTable();
        for (int i = 0; i < starts.size(); i++) {
            found.number(starts.key(i));
        }
        long[] keys = moves.sorted();
        for (long key : keys) {
            found.number(target(key));
        }
        long[] states = found.sorted();
        int n = states.length;
        double[] first = new double[n];
        for (int i = 0; i < starts.size(); i++) {
            first[Arrays.binarySearch(states, starts.key(i))] = started.of(i);
        }
        int[] rows = new int[n + 1];
        int[] targets = new int[keys.length];
        double[] counts = new double[keys.length];
        int loops = 0;
        int used = 0;
        int from = 0;
        for (long key : keys) {
            long source = key / base;
            while (states[from] != source) {
                rows[++from] = used;
            }
            if (target(key) == source) {
                loops++;
            } else {
                targets[used] = Arrays.binarySearch(states, target(key));
                counts[used++] = moved.of(moves.number(key));
            }
        }
        while (from < n) {
            rows[++from] = used;
        }
        double[][] rewards = new double[MEASURES.length][n];
        double[] nulls = new double[n];
        for (int i = 0; i < ends.size(); i++) {
            int state = Arrays.binarySearch(states, ends.key(i));
            for (int m = 0; m < MEASURES.length; m++) {
                rewards[m][state] = ended.of(i * WIDTH + m);
            }
            nulls[state] = ended.of(i * WIDTH + MEASURES.length);
        }
        int[][] channels = new int[n][];
        for (int i = 0; i < n; i++) {
            channels[i] = digits(states[i]);
        }
        return new ChainGraph(channels, first, rows, Arrays.copyOf(targets, used), counts, rewards, nulls, loops);
    }

    private long target(long move) {
        return move / base % oldest * base + move % base;
    }

    private int[] digits(long state) {
        int[] channels = new int[8];
        int n = 0;
        for (long rest = state; rest > 0; rest /= base) {
            if (n == channels.length) {
                channels = Arrays.copyOf(channels, 2 * n);
            }
            channels[n++] = (int) (rest % base) - 1;
        }
        return Arrays.copyOf(channels, n);
    }
}
