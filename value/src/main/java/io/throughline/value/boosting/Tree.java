package io.throughline.value.boosting;

import java.util.List;

/**
 * A binary tree of numbers. Node 0 is the root; a row goes left where its feature is at most the threshold.
 *
 * @param nodes in any order but that the first is the root
 */
public record Tree(List<Node> nodes) {

    /**
     * A node.
     *
     * @param left place of the left child, -1 in a leaf
     * @param right place of the right child, -1 in a leaf
     * @param feature place of the feature in a row, ignored in a leaf
     * @param threshold of the feature, ignored in a leaf
     * @param value of a leaf, ignored in others
     * @param cover weight of the training rows that passed, above 0
     */
    public record Node(int left, int right, int feature, double threshold, double value, double cover) {

        boolean isLeaf() {
            return left < 0;
        }
    }

    public Tree {
        nodes = List.copyOf(nodes);
        for (Node node : nodes) {
            boolean inside = node.left < nodes.size() && node.right < nodes.size() && node.left < 0 == node.right < 0;
            if (!inside || !(node.cover > 0) || !Double.isFinite(node.value) || node.left == 0 || node.right == 0) {
                throw new IllegalArgumentException("not a node of a tree of " + nodes.size() + ": " + node);
            }
        }
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("a tree needs a node");
        }
    }

    /** The value of the leaf that a row ends in. */
    double value(double[] row) {
        Node node = nodes.get(0);
        while (!node.isLeaf()) {
            node = nodes.get(row[node.feature] <= node.threshold ? node.left : node.right);
        }
        return node.value;
    }

    /** Mean of the leaves, weighed by cover. */
    double expected() {
        return expected(0);
    }

    private double expected(int at) {
        Node node = nodes.get(at);
        if (node.isLeaf()) {
            return node.value;
        }
        double left = nodes.get(node.left).cover;
        double right = nodes.get(node.right).cover;
        return (left * expected(node.left) + right * expected(node.right)) / (left + right);
    }
}
