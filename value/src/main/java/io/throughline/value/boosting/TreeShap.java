package io.throughline.value.boosting;

import io.throughline.value.boosting.Tree.Node;

/**
 * Exact Shapley values of a tree's features, where a feature that is left out follows the cover of its branches.
 *
 * <p>Lundberg, Erion &amp; Lee (2018), "Consistent individualized feature attribution for tree ensembles", algorithm 2: the
 * permutation weights of all subsets of the features on a path are carried down it, in time {@code leaves * depth^2}.
 */
final class TreeShap {

    private final Tree tree;
    private final double[] row;
    private final double[] values;

    private TreeShap(Tree tree, double[] row, double[] values) {
        this.tree = tree;
        this.row = row;
        this.values = values;
    }

    /** Adds the values of the features for a row; with {@link Tree#expected} they add up to the tree's value. */
    static void add(Tree tree, double[] row, double[] values) {
        new TreeShap(tree, row, values).descend(0, new Path(0), 1, 1, -1);
    }

    /** Features on the way to a node, the shares of rows that go on without and with them, and the subsets' weights. */
    private static final class Path {
        private final int[] feature;
        private final double[] zero;
        private final double[] one;
        private final double[] weight;
        private int length;

        Path(int room) {
            feature = new int[room + 1];
            zero = new double[room + 1];
            one = new double[room + 1];
            weight = new double[room + 1];
        }

        /** A copy with room for one more. */
        Path longer() {
            Path copy = new Path(length + 1);
            System.arraycopy(feature, 0, copy.feature, 0, length);
            System.arraycopy(zero, 0, copy.zero, 0, length);
            System.arraycopy(one, 0, copy.one, 0, length);
            System.arraycopy(weight, 0, copy.weight, 0, length);
            copy.length = length;
            return copy;
        }

        void extend(double zeroShare, double oneShare, int next) {
            int last = length++;
            feature[last] = next;
            zero[last] = zeroShare;
            one[last] = oneShare;
            weight[last] = last == 0 ? 1 : 0;
            for (int i = last - 1; i >= 0; i--) {
                weight[i + 1] += oneShare * weight[i] * (i + 1) / (last + 1.0);
                weight[i] = zeroShare * weight[i] * (last - i) / (last + 1.0);
            }
        }

        void unwind(int at) {
            int last = length - 1;
            double next = weight[last];
            for (int i = last - 1; i >= 0; i--) {
                if (one[at] != 0) {
                    double before = weight[i];
                    weight[i] = next * (last + 1) / ((i + 1) * one[at]);
                    next = before - weight[i] * zero[at] * (last - i) / (last + 1.0);
                } else {
                    weight[i] = weight[i] * (last + 1) / (zero[at] * (last - i));
                }
            }
            for (int i = at; i < last; i++) {
                feature[i] = feature[i + 1];
                zero[i] = zero[i + 1];
                one[i] = one[i + 1];
            }
            length--;
        }

        /** Sum of the weights without a feature. */
        double without(int at) {
            int last = length - 1;
            double next = weight[last];
            double total = 0;
            for (int i = last - 1; i >= 0; i--) {
                if (one[at] != 0) {
                    double share = next * (last + 1) / ((i + 1) * one[at]);
                    total += share;
                    next = weight[i] - share * zero[at] * (last - i) / (last + 1.0);
                } else {
                    total += weight[i] * (last + 1) / (zero[at] * (last - i));
                }
            }
            return total;
        }
    }

    private void descend(int at, Path before, double zeroShare, double oneShare, int feature) {
        Path path = before.longer();
        path.extend(zeroShare, oneShare, feature);
        Node node = tree.nodes().get(at);
        if (node.isLeaf()) {
            for (int i = 1; i < path.length; i++) {
                values[path.feature[i]] += path.without(i) * (path.one[i] - path.zero[i]) * node.value();
            }
            return;
        }
        boolean goesLeft = row[node.feature()] <= node.threshold();
        int hot = goesLeft ? node.left() : node.right();
        int cold = goesLeft ? node.right() : node.left();
        double cover = tree.nodes().get(hot).cover() + tree.nodes().get(cold).cover();
        double zero = 1;
        double one = 1;
        for (int i = 1; i < path.length; i++) {
            if (path.feature[i] == node.feature()) {
                zero = path.zero[i];
                one = path.one[i];
                path.unwind(i);
                break;
            }
        }
        descend(hot, path, zero * tree.nodes().get(hot).cover() / cover, one, node.feature());
        descend(cold, path, zero * tree.nodes().get(cold).cover() / cover, 0, node.feature());
    }
}
