package io.throughline.value.boosting;

import java.util.Arrays;

/** Features cut into at most 255 bins of about equal size, so that a split is a sum over bins. */
final class Bins {

    private static final int MOST = 255;

    private final double[][] cuts;
    private final byte[][] bins;

    /** @param x finite values, a row for each observation */
    Bins(double[][] x) {
        int features = x[0].length;
        cuts = new double[features][];
        bins = new byte[features][x.length];
        double[] column = new double[x.length];
        for (int f = 0; f < features; f++) {
            for (int i = 0; i < x.length; i++) {
                column[i] = x[i][f];
            }
            double[] sorted = column.clone();
            Arrays.sort(sorted);
            cuts[f] = cuts(sorted);
            for (int i = 0; i < x.length; i++) {
                int at = Arrays.binarySearch(cuts[f], column[i]);
                bins[f][i] = (byte) (at >= 0 ? at : -at - 1);
            }
        }
    }

    int features() {
        return cuts.length;
    }

    /** How many bins a feature has. */
    int count(int feature) {
        return cuts[feature].length + 1;
    }

    /** The bin of each row, as unsigned bytes. */
    byte[] of(int feature) {
        return bins[feature];
    }

    /** The largest value of a bin, which is not the last. */
    double threshold(int feature, int bin) {
        return cuts[feature][bin];
    }

    /** Midway between neighbours, each value its own bin if they are few. */
    private static double[] cuts(double[] sorted) {
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        double[] cuts = new double[Math.min(MOST - 1, distinct.length - 1)];
        int size = 0;
        if (distinct.length <= MOST) {
            for (int i = 0; i + 1 < distinct.length; i++) {
                cuts[size++] = middle(distinct[i], distinct[i + 1]);
            }
            return cuts;
        }
        for (int b = 1; b < MOST; b++) {
            int at = (int) ((long) b * sorted.length / MOST);
            int place = Arrays.binarySearch(distinct, sorted[at]);
            if (place > 0) {
                double cut = middle(distinct[place - 1], distinct[place]);
                if (size == 0 || cut > cuts[size - 1]) {
                    cuts[size++] = cut;
                }
            }
        }
        return Arrays.copyOf(cuts, size);
    }

    /** Never the upper one, so that a row of it goes right. */
    private static double middle(double low, double high) {
        double middle = low + (high - low) / 2;
        return middle < high ? middle : low;
    }
}
