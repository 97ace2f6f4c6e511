package io.throughline.value.attribution;

import static io.throughline.value.attribution.Paths.TINY;
import static io.throughline.value.attribution.Paths.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.Test;

class MarkovChainTest {

    @Test
    void statesAreTheLastTouchesAndAShorterPathIsOneOfItsOwn() {
        MarkovChain second = MarkovChain.of(TINY, 2);
        MarkovChain third = MarkovChain.of(TINY, 3);

        // A, B, AB, BC, BA, BB, CC, CA, AC, CB
        assertThat(second.states()).isEqualTo(10);
        assertThat(second.transitions()).isEqualTo(23);
        assertThat(second.loops()).isEqualTo(1);
        assertThat(third.states()).isEqualTo(10);
        assertThat(third.transitions()).isEqualTo(21);
        assertThat(third.loops()).isZero();
        // at order 2 nothing leads around a channel: removal loses exactly the conversions whose path holds it
        assertThat(second.effects())
                .extracting(MarkovChain.Effect::conversions)
                .usingElementComparator((one, other) -> Math.abs(one - other) < 1e-12 ? 0 : 1)
                .containsExactly(1.0, 0.5, 0.75);
    }

    @Test
    void removalEffectsAreThoseOfADirectSolution() {
        List<ChannelPath> paths = Paths.random(400, 5, 7);

        MarkovChain chain = MarkovChain.of(paths, 1);

        for (int removed = 0; removed < 5; removed++) {
            double without = conversionProbability(paths, removed);
            double all = conversionProbability(paths, -1);
            assertThat(chain.effects().get(removed).conversions()).isCloseTo(1 - without / all, within(1e-13));
        }
        assertThat(chain.conversionProbability()).isCloseTo(conversionProbability(paths, -1), within(1e-13));
    }

    @Test
    void aJourneyThatHardlyEndsIsStillSolvedToTheLastDigits() {
        // A > B > A > B …: the chain goes round 5,000 times before it ends, half of the times in a conversion
        List<String> round = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            round.add("A");
            round.add("B");
        }
        MarkovChain chain = MarkovChain.of(List.of(new ChannelPath(round, 1, 1, 10, 0, 0), path("A > C", 1, 10, 0)), 1);

        // of three journeys that start in A, two convert in the end and 1 / 15,001 of the visits to A leads to C
        assertThat(chain.conversionProbability()).isCloseTo(2 / 3.0, within(1e-15));
        double toC = 1 / 10_001.0;
        double kept = (1 - toC) * (2.0 / 10_000) / (1 - (1 - toC) * (1 - 2.0 / 10_000)) / 2;
        assertThat(chain.effects().get(2).conversions()).isCloseTo(1 - kept / (2 / 3.0), within(1e-12));
    }

    @Test
    void theOrderIsFoundThatTheJourneysRemember() {
        Random random = new Random(3);
        List<ChannelPath> first = new ArrayList<>();
        List<ChannelPath> second = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            first.add(journey(random, false));
            second.add(journey(random, true));
        }

        assertThat(MarkovOrder.best(first, 4)).isEqualTo(1);
        assertThat(MarkovOrder.best(second, 4)).isEqualTo(2);
    }

    @Test
    void anOrderThatNoStateCanHoldIsRefused() {
        assertThatThrownBy(() -> MarkovChain.of(TINY, 0)).hasMessageContaining("order must be 1 or more");
        assertThatThrownBy(() -> MarkovChain.of(TINY, 40)).hasMessageContaining("small enough for 3 channels");
        assertThatThrownBy(() -> MarkovOrder.best(TINY, 40)).hasMessageContaining("small enough for 3 channels");
    }

    /** Touches of A or B that may end at each; what comes next follows the last touch, or the last but one. */
    private static ChannelPath journey(Random random, boolean second) {
        List<String> touches = new ArrayList<>(List.of(random.nextBoolean() ? "A" : "B"));
        while (random.nextInt(10) < 8) {
            String told = touches.get(Math.max(0, touches.size() - (second ? 2 : 1)));
            touches.add(random.nextInt(10) < 8 ? told : told.equals("A") ? "B" : "A");
        }
        return random.nextBoolean() ? ChannelPath.converted(touches, 1, 0) : ChannelPath.unconverted(touches);
    }

    private static double conversionProbability(List<ChannelPath> paths, int removed) {
        double[][] moves = new double[5][5];
        double[] starts = new double[5];
        double[] wins = new double[5];
        double[] out = new double[5];
        double journeys = 0;
        for (ChannelPath path : paths) {
            double n = path.conversions() + path.nulls();
            int last = -1;
            for (String channel : path.channels()) {
                int at = channel.charAt(channel.length() - 1) - '0';
                if (last < 0) {
                    starts[at] += n;
                    journeys += n;
                } else {
                    moves[last][at] += n;
                }
                out[at] += n;
                last = at;
            }
            if (last >= 0) {
                wins[last] += path.conversions();
            }
        }
        double[][] system = new double[5][5];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                double share = i == removed || j == removed ? 0 : moves[i][j] / out[i];
                system[i][j] = (i == j ? 1 : 0) - share;
            }
            wins[i] = i == removed ? 0 : wins[i] / out[i];
        }
        double[] ahead = new LUDecomposition(MatrixUtils.createRealMatrix(system))
                .getSolver()
                .getInverse()
                .operate(wins);
        double sum = 0;
        for (int i = 0; i < 5; i++) {
            sum += i == removed ? 0 : starts[i] / journeys * ahead[i];
        }
        return sum;
    }
}
