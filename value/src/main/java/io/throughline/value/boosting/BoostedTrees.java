package io.throughline.value.boosting;

import java.util.List;

/**
 * The log-odds of an outcome as a sum of trees:
 *
 * <pre>{@code log-odds = initial + sum of the leaves that the row ends in}</pre>
 *
 * <p>Friedman (2001), "Greedy function approximation: a gradient boosting machine".
 *
 * @param initial log-odds before any tree
 * @param trees in the order in which they were grown
 */
public record BoostedTrees(double initial, List<Tree> trees) {

    public BoostedTrees {
        trees = List.copyOf(trees);
    }

    /** Log-odds of the outcome. @param row a number for each feature */
    public double logOdds(double[] row) {
        double sum = initial;
        for (Tree tree : trees) {
            sum += tree.value(row);
        }
        return sum;
    }

    /** Log-odds that are expected of a row of which nothing is known, by the cover of the leaves. */
    public double expected() {
        double sum = initial;
        for (Tree tree : trees) {
            sum += tree.expected();
        }
        return sum;
    }

    /**
     * What each feature adds to the log-odds of a row: exact Shapley values, see Lundberg, Erion &amp; Lee (2018). With {@link
     * #expected} they add up to {@link #logOdds}.
     */
    public double[] contributions(double[] row) {
        double[] values = new double[row.length];
        for (Tree tree : trees) {
            TreeShap.add(tree, row, values);
        }
        return values;
    }
}
