package io.throughline.value.boosting;

import io.throughline.value.boosting.Tree.Node;
import java.util.ArrayList;
import java.util.List;

/** Grows one tree best leaf first, from the slope and curvature of the loss at each row. */
final class TreeGrower {

    private final Bins bins;
    private final BoostingSettings settings;
    private final double[] slopes;
    private final double[] curves;
    private final int[] rows;
    private final int[] spare;
    private final int[] offsets;

    TreeGrower(Bins bins, BoostingSettings settings, int size) {
        this.bins = bins;
        this.settings = settings;
        this.slopes = new double[size];
        this.curves = new double[size];
        this.rows = new int[size];
        this.spare = new int[size];
        this.offsets = new int[bins.features() + 1];
        for (int f = 0; f < bins.features(); f++) {
            offsets[f + 1] = offsets[f] + 3 * bins.count(f);
        }
    }

    double[] slopes() {
        return slopes;
    }

    double[] curves() {
        return curves;
    }

    /** Rows of a leaf, their sums by bin, and the best way to part them. */
    private static final class Leaf {
        private final int from;
        private final int to;
        private final double[] sums;
        private int node;
        private double gain;
        private int feature = -1;
        private int bin;

        Leaf(int from, int to, double[] sums, int node) {
            this.from = from;
            this.to = to;
            this.sums = sums;
            this.node = node;
        }

        int size() {
            return to - from;
        }
    }

    /** The tree; adds its values to the scores of the rows. */
    Tree grow(double[] scores) {
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
        }
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Node(-1, -1, 0, 0, 0, rows.length));
        List<Leaf> leaves = new ArrayList<>();
        leaves.add(judged(new Leaf(0, rows.length, sums(0, rows.length), 0)));
        while (leaves.size() < settings.leaves()) {
            Leaf best = leaves.get(0);
            for (Leaf leaf : leaves) {
                best = leaf.gain > best.gain ? leaf : best;
            }
            if (best.feature < 0) {
                break;
            }
            leaves.remove(best);
            split(best, nodes, leaves);
        }
        for (Leaf leaf : leaves) {
            double slope = 0;
            double curve = 0;
            for (int i = leaf.from; i < leaf.to; i++) {
                slope += slopes[rows[i]];
                curve += curves[rows[i]];
            }
            double value = -settings.rate() * slope / (curve + settings.ridge());
            nodes.set(leaf.node, new Node(-1, -1, 0, 0, value, leaf.size()));
            for (int i = leaf.from; i < leaf.to; i++) {
                scores[rows[i]] += value;
            }
        }
        return new Tree(nodes);
    }

    private void split(Leaf leaf, List<Node> nodes, List<Leaf> leaves) {
        byte[] bin = bins.of(leaf.feature);
        int left = leaf.from;
        int right = 0;
        for (int i = leaf.from; i < leaf.to; i++) {
            int row = rows[i];
            if ((bin[row] & 0xff) <= leaf.bin) {
                rows[left++] = row;
            } else {
                spare[right++] = row;
            }
        }
        System.arraycopy(spare, 0, rows, left, right);
        int one = nodes.size();
        nodes.set(
                leaf.node,
                new Node(one, one + 1, leaf.feature, bins.threshold(leaf.feature, leaf.bin), 0, leaf.size()));
        nodes.add(new Node(-1, -1, 0, 0, 0, left - leaf.from));
        nodes.add(new Node(-1, -1, 0, 0, 0, leaf.to - left));
        boolean leftIsSmaller = left - leaf.from <= leaf.to - left;
        double[] smaller = leftIsSmaller ? sums(leaf.from, left) : sums(left, leaf.to);
        double[] larger = leaf.sums;
        for (int i = 0; i < larger.length; i++) {
            larger[i] -= smaller[i];
        }
        leaves.add(judged(new Leaf(leaf.from, left, leftIsSmaller ? smaller : larger, one)));
        leaves.add(judged(new Leaf(left, leaf.to, leftIsSmaller ? larger : smaller, one + 1)));
    }

    /** Slope, curvature and rows by feature and bin. */
    private double[] sums(int from, int to) {
        double[] sums = new double[offsets[bins.features()]];
        for (int f = 0; f < bins.features(); f++) {
            byte[] bin = bins.of(f);
            int offset = offsets[f];
            for (int i = from; i < to; i++) {
                int row = rows[i];
                int at = offset + 3 * (bin[row] & 0xff);
                sums[at] += slopes[row];
                sums[at + 1] += curves[row];
                sums[at + 2] += 1;
            }
        }
        return sums;
    }

    private Leaf judged(Leaf leaf) {
        if (leaf.size() < 2 * settings.rowsInLeaf()) {
            return leaf;
        }
        double slope = 0;
        double curve = 0;
        for (int at = offsets[0]; at < offsets[1]; at += 3) {
            slope += leaf.sums[at];
            curve += leaf.sums[at + 1];
        }
        double whole = slope * slope / (curve + settings.ridge());
        for (int f = 0; f < bins.features(); f++) {
            double left = 0;
            double leftCurve = 0;
            double leftRows = 0;
            for (int b = 0; b + 1 < bins.count(f); b++) {
                int at = offsets[f] + 3 * b;
                left += leaf.sums[at];
                leftCurve += leaf.sums[at + 1];
                leftRows += leaf.sums[at + 2];
                if (leftRows >= settings.rowsInLeaf() && leaf.size() - leftRows >= settings.rowsInLeaf()) {
                    double right = slope - left;
                    double gain = left * left / (leftCurve + settings.ridge())
                            + right * right / (curve - leftCurve + settings.ridge())
                            - whole;
                    if (gain > leaf.gain + 1e-9) {
                        leaf.gain = gain;
                        leaf.feature = f;
                        leaf.bin = b;
                    }
                }
            }
        }
        return leaf;
    }
}
