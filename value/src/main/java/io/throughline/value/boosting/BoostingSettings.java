package io.throughline.value.boosting;

/**
 * How trees are grown.
 *
 * @param trees how many, 1 or more
 * @param rate share of each tree's answer that is taken, above 0, at most 1
 * @param leaves of each tree at most, 2 or more
 * @param rowsInLeaf at least, 1 or more
 * @param ridge added to the curvature of a leaf, above 0
 */
public record BoostingSettings(int trees, double rate, int leaves, int rowsInLeaf, double ridge) {

    /** 200 small trees, each of which is taken by 3 %: right for thousands to a million customers. */
    public static final BoostingSettings USUAL = new BoostingSettings(200, 0.03, 8, 20, 1);

    public BoostingSettings {
        if (trees < 1 || !(rate > 0 && rate <= 1) || leaves < 2 || rowsInLeaf < 1 || !(ridge > 0)) {
            throw new IllegalArgumentException(
                    "need 1 tree, a rate in 0 to 1, 2 leaves, 1 row in a leaf and a ridge above 0 or"
                            + " more of each, but got " + trees + ", " + rate + ", " + leaves + ", " + rowsInLeaf + ", "
                            + ridge);
        }
    }
}
