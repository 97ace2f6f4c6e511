package io.throughline.value.boosting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits {@link BoostedTrees} to outcomes of yes and no by second-order boosting of the log loss over binned features. Chen &amp;
 * Guestrin (2016), "XGBoost: a scalable tree boosting system"; Ke et al. (2017), "LightGBM" (best leaf first, histograms). There is
 * no chance in it: rows in any order give the same bits.
 */
public final class BoostedTreesEstimator {

    private BoostedTreesEstimator() {}

    /**
     * The trees.
     *
     * @param x finite values, a row for each observation, one or more
     * @param y the outcomes, some of either kind
     * @throws IllegalArgumentException for anything else
     */
    public static BoostedTrees fit(double[][] x, boolean[] y, BoostingSettings settings) {
        if (x.length == 0 || x.length != y.length || x[0].length == 0) {
            throw new IllegalArgumentException("need rows with features, and an outcome for each, but got " + x.length
                    + " rows and " + y.length + " outcomes");
        }
        Integer[] order = new Integer[x.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (one, other) -> {
            int rows = Arrays.compare(x[one], x[other]);
            return rows != 0 ? rows : Boolean.compare(y[one], y[other]);
        });
        double[][] sorted = new double[x.length][];
        double[] outcomes = new double[x.length];
        double happened = 0;
        for (int i = 0; i < x.length; i++) {
            sorted[i] = x[order[i]];
            for (double value : sorted[i]) {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("a feature must be finite, but was " + value);
                }
            }
            outcomes[i] = y[order[i]] ? 1 : 0;
            happened += outcomes[i];
        }
        if (happened == 0 || happened == x.length) {
            throw new IllegalArgumentException(
                    "need outcomes of either kind, but all are " + (happened == 0 ? "no" : "yes"));
        }
        double initial = Math.log(happened / (x.length - happened));
        double[] scores = new double[x.length];
        Arrays.fill(scores, initial);
        TreeGrower grower = new TreeGrower(new Bins(sorted), settings, x.length);
        List<Tree> trees = new ArrayList<>();
        for (int t = 0; t < settings.trees(); t++) {
            for (int i = 0; i < scores.length; i++) {
                double p = 1 / (1 + Math.exp(-scores[i]));
                grower.slopes()[i] = p - outcomes[i];
                grower.curves()[i] = p * (1 - p);
            }
            trees.add(grower.grow(scores));
        }
        return new BoostedTrees(initial, trees);
    }
}
