package io.throughline.value.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.value.boosting.Tree.Node;
import io.throughline.value.quality.ClassifierQuality;
import io.throughline.value.quality.Scored;
import io.throughline.value.sums.ShapleyValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoostedTreesTest {

    private static final BoostingSettings FEW = new BoostingSettings(30, 0.2, 6, 5, 1);

    private final double[][] x = new double[600][3];
    private final boolean[] y = new boolean[600];

    /** Who leaves is told by two features together and by neither alone; the third says nothing. */
    private void customers() {
        Random random = new Random(2);
        for (int i = 0; i < x.length; i++) {
            x[i][0] = random.nextInt(40) / 10.0;
            x[i][1] = random.nextGaussian();
            x[i][2] = random.nextInt(3);
            y[i] = random.nextDouble() < (x[i][0] > 2 == x[i][1] > 0 ? 0.8 : 0.2);
        }
    }

    @Test
    void treesFindWhatTwoFeaturesSayTogether() {
        customers();

        BoostedTrees model = BoostedTreesEstimator.fit(x, y, FEW);

        List<Scored> scored = new ArrayList<>();
        double gap = 0;
        for (int i = 0; i < x.length; i++) {
            double p = 1 / (1 + Math.exp(-model.logOdds(x[i])));
            scored.add(new Scored(p, y[i]));
            gap += p - (y[i] ? 1 : 0);
        }
        assertThat(ClassifierQuality.of(scored).auc()).isGreaterThan(0.82);
        assertThat(gap / x.length).isCloseTo(0, within(0.01));
        assertThat(model.trees()).hasSize(30).allMatch(tree -> tree.nodes().size() <= 11);
    }

    @Test
    void rowsInAnyOrderGiveTheSameTrees() {
        customers();
        double[][] turned = new double[x.length][];
        boolean[] labels = new boolean[y.length];
        for (int i = 0; i < x.length; i++) {
            turned[i] = x[x.length - 1 - i];
            labels[i] = y[x.length - 1 - i];
        }

        assertThat(BoostedTreesEstimator.fit(turned, labels, FEW)).isEqualTo(BoostedTreesEstimator.fit(x, y, FEW));
    }

    @Test
    void contributionsAreShapleyValuesByBruteForce() {
        customers();
        BoostedTrees model = BoostedTreesEstimator.fit(x, y, new BoostingSettings(8, 0.3, 8, 5, 1));

        for (int i = 0; i < 20; i++) {
            double[] parts = model.contributions(x[i]);
            double[] worth = new double[8];
            for (int set = 0; set < 8; set++) {
                for (Tree tree : model.trees()) {
                    worth[set] += known(tree, 0, x[i], set);
                }
            }
            double[] expected = ShapleyValues.of(worth, 3);
            assertThat(parts).containsExactly(expected, within(1e-12));
            assertThat(model.expected() + parts[0] + parts[1] + parts[2]).isCloseTo(model.logOdds(x[i]), within(1e-12));
        }
    }

    @Test
    void manyValuesAreCutIntoBinsAndAColumnThatDoesNotVaryIsNoSplit() {
        Random random = new Random(3);
        double[][] many = new double[3000][2];
        boolean[] left = new boolean[3000];
        for (int i = 0; i < many.length; i++) {
            many[i][0] = random.nextDouble();
            many[i][1] = 7;
            left[i] = random.nextDouble() < (many[i][0] < 0.3 ? 0.9 : 0.1);
        }

        BoostedTrees model = BoostedTreesEstimator.fit(many, left, new BoostingSettings(1, 1, 2, 5, 1e-9));

        Node root = model.trees().get(0).nodes().get(0);
        assertThat(root.feature()).isZero();
        assertThat(root.threshold()).isCloseTo(0.3, within(0.01));
        // one Newton step of a leaf from the prior log-odds; the leaf's own rate is near 0.9
        double rate = 1 / (1 + Math.exp(-model.initial()));
        assertThat(model.trees().get(0).nodes().get(1).value())
                .isCloseTo((0.9 - rate) / (rate * (1 - rate)), within(0.2));
    }

    @Test
    void whatCannotBeLearntFromIsRefused() {
        assertThatThrownBy(() -> BoostedTreesEstimator.fit(new double[][] {{1}, {2}}, new boolean[2], FEW))
                .hasMessageContaining("need outcomes of either kind, but all are no");
        assertThatThrownBy(() ->
                        BoostedTreesEstimator.fit(new double[][] {{1}, {Double.NaN}}, new boolean[] {true, false}, FEW))
                .hasMessageContaining("a feature must be finite, but was NaN");
        assertThatThrownBy(() -> BoostedTreesEstimator.fit(new double[0][], new boolean[0], FEW))
                .hasMessageContaining("need rows with features");
        assertThatThrownBy(() -> new BoostingSettings(1, 2, 2, 1, 1)).hasMessageContaining("a rate in 0 to 1");
        assertThatThrownBy(() -> new Tree(List.of())).hasMessageContaining("a tree needs a node");
        assertThatThrownBy(() -> new Tree(List.of(new Node(1, 2, 0, 0, 0, 1)))).hasMessageContaining("not a node");
    }

    /** What a tree says if only the features of a set are known. */
    private static double known(Tree tree, int at, double[] row, int set) {
        Node node = tree.nodes().get(at);
        if (node.left() < 0) {
            return node.value();
        }
        double left = known(tree, node.left(), row, set);
        double right = known(tree, node.right(), row, set);
        if ((set >> node.feature() & 1) == 1) {
            return row[node.feature()] <= node.threshold() ? left : right;
        }
        double a = tree.nodes().get(node.left()).cover();
        double b = tree.nodes().get(node.right()).cover();
        return (a * left + b * right) / (a + b);
    }
}
