package io.throughline.value.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.value.sums.Comoments;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExperimentsTest {

    @Test
    void welchComparesArmsOfDifferentScatter() {
        // by hand: se^2 = 4/10 + 9/20 = 0.85, df = 0.7225 / (0.16/9 + 0.2025/19)
        MeanDifference found = MeanDifference.of(new ArmMean(10, 5, 4), new ArmMean(20, 7, 9), 0.05);

        assertThat(found.effect()).isEqualTo(2);
        assertThat(found.standardError()).isCloseTo(Math.sqrt(0.85), within(1e-15));
        assertThat(found.freedom()).isCloseTo(0.7225 / (0.16 / 9 + 0.2025 / 19), within(1e-12));
        assertThat(found.t()).isCloseTo(2 / Math.sqrt(0.85), within(1e-15));
        // R 4.3: 2 * pt(-2.169305, 25.40664)
        assertThat(found.pValue()).isCloseTo(0.0396, within(2e-4));
        assertThat(found.low()).isCloseTo(2 - 2.0579 * Math.sqrt(0.85), within(2e-4));
        assertThat(found.relativeLift()).isCloseTo(0.4, within(1e-15));
        // (m1/m0)' by both means: sqrt(0.45 + 1.96 * 0.4) / 5
        assertThat(found.relativeLiftError()).isCloseTo(Math.sqrt(0.45 + 1.96 * 0.4) / 5, within(1e-15));
    }

    @Test
    void whereNothingVariesThereIsNoAnswerAndNoNaN() {
        MeanDifference equal = MeanDifference.of(new ArmMean(10, 0, 0), new ArmMean(10, 0, 0), 0.05);
        MeanDifference one = MeanDifference.of(new ArmMean(1, 3, 0), new ArmMean(10, 0, 2), 0.05);

        assertThat(equal.pValue()).isNull();
        assertThat(equal.relativeLift()).isNull();
        assertThat(one.t()).isNull();
        assertThatThrownBy(() -> MeanDifference.of(new ArmMean(1, 3, 0), new ArmMean(1, 0, 2), 1))
                .hasMessageContaining("alpha must lie between 0 and 1");
        assertThatThrownBy(() -> new ArmMean(1, Double.NaN, 0)).hasMessageContaining("finite mean");
    }

    @Test
    void aCovariateThatForetellsTheMetricTakesItsVarianceOut() {
        Random random = new Random(1);
        Comoments control = new Comoments(3);
        Comoments treatment = new Comoments(3);
        for (int i = 0; i < 4000; i++) {
            double x = random.nextGaussian();
            boolean treated = random.nextBoolean();
            double y = 3 * x + random.nextGaussian() + (treated ? 0.2 : 0);
            (treated ? treatment : control).add(y, x, random.nextDouble());
        }

        Cuped cuped = Cuped.of(control, treatment, 0, 1, 0.05);
        RegressionAdjustment regression = RegressionAdjustment.of(control, treatment, 0, List.of(1, 2));

        assertThat(cuped.theta()).isCloseTo(3, within(0.1));
        assertThat(cuped.thetaWithin()).isCloseTo(3, within(0.1));
        assertThat(cuped.varianceReduction()).isCloseTo(0.9, within(0.01));
        assertThat(cuped.correlation() * cuped.correlation()).isCloseTo(0.9, within(0.01));
        assertThat(cuped.difference().effect()).isCloseTo(0.2, within(0.1));
        assertThat(cuped.effectWithin()).isCloseTo(cuped.difference().effect(), within(1e-3));
        assertThat(regression.effect()).isCloseTo(cuped.effectWithin(), within(0.01));
        assertThat(regression.standardError()).isCloseTo(cuped.standardErrorWithin(), within(1e-3));
        assertThat(regression.pValue()).isLessThan(1e-4);
        assertThatThrownBy(() -> RegressionAdjustment.of(control, treatment, 0, List.of(1, 1)))
                .hasMessageContaining("cannot be told apart");
    }

    @Test
    void aRatioOfSumsHasTheErrorOfItsUnits() {
        Random random = new Random(2);
        Comoments control = new Comoments(2);
        Comoments treatment = new Comoments(2);
        for (int i = 0; i < 2000; i++) {
            double visits = 1 + random.nextInt(9);
            (i % 2 == 0 ? control : treatment).add(visits * (5 + random.nextGaussian()), visits);
        }

        RatioDifference ratio = RatioDifference.of(control, treatment, 0, 1);

        // each unit's own noise is scaled by its visits: var = E[v^2] / (n E[v]^2) in each arm
        double expected = Math.sqrt(2 * (95.0 / 3) / (1000 * 25));
        assertThat(ratio.control()).isCloseTo(5, within(0.2));
        assertThat(ratio.standardError()).isCloseTo(expected, within(0.1 * expected));
        assertThat(ratio.pValue()).isBetween(0.001, 1.0);
        Comoments empty = new Comoments(2);
        empty.add(1, 0);
        assertThatThrownBy(() -> RatioDifference.of(control, empty, 0, 1)).hasMessageContaining("must not sum up to 0");
    }

    @Test
    void armsThatLostUnitsAreSeen() {
        SampleRatio bad = SampleRatio.of(List.of(5200L, 4800L), List.of(1.0, 1.0));

        // (200^2 + 200^2) / 5000
        assertThat(bad.chiSquare()).isCloseTo(16, within(1e-12));
        assertThat(bad.pValue()).isCloseTo(6.334248366623988e-05, within(1e-15));
        assertThat(SampleRatio.of(List.of(100L, 200L), List.of(1.0, 2.0)).pValue())
                .isEqualTo(1);
        assertThatThrownBy(() -> SampleRatio.of(List.of(1L), List.of(1.0))).hasMessageContaining("two counts");
    }

    @Test
    void peekingTwentyTimesFoolsTheFixedTestAndNoneOfTheOthers() {
        Peeking alarms = Peeking.of(500, 20, 50, 0.05, 7);

        assertThat(alarms.fixedHorizon()).isGreaterThan(0.18);
        // 0.05 and nothing more: both are far below it
        assertThat(alarms.msprt()).isLessThanOrEqualTo(0.05);
        assertThat(alarms.confidenceSequence()).isLessThanOrEqualTo(0.05);
    }

    @Test
    void looksKeepWhatEarlierOnesFound() {
        AnytimeTest test = new AnytimeTest(0.05, 0.01, 1000);
        AnytimeTest.Look first = test.look(new ArmMean(500, 0, 1), new ArmMean(500, 0.4, 1));
        AnytimeTest.Look second = test.look(new ArmMean(1000, 0, 1), new ArmMean(1000, 0.1, 1));

        // by hand: se^2 = 0.004, log L = ln(0.004 / 0.014) / 2 + 0.01 * 0.16 / (2 * 0.004 * 0.014)
        assertThat(first.logLikelihoodRatio())
                .isCloseTo(Math.log(4 / 14.0) / 2 + 0.0016 / (0.008 * 0.014), within(1e-12));
        assertThat(second.pThisLook()).isGreaterThan(first.pThisLook());
        assertThat(second.pAlwaysValid()).isEqualTo(first.pAlwaysValid());
        assertThat(second.low()).isEqualTo(first.low());
        assertThat(second.high()).isEqualTo(second.effect() + second.radius());
        AnytimeTest.Look apart = test.look(new ArmMean(100_000, 0, 1), new ArmMean(100_000, -1, 1));
        assertThat(apart.low()).isEqualTo(apart.effect() - apart.radius());
        assertThat(test.looks()).hasSize(3);
        assertThatThrownBy(() -> test.look(new ArmMean(1, 0, 0), new ArmMean(5, 0, 1)))
                .hasMessageContaining("two units or more in each arm");
        assertThatThrownBy(() -> new AnytimeTest(0.05, 0, 10)).hasMessageContaining("tau2");
    }

    @Test
    void boundsSpendAlphaOverTheLooks() {
        GroupSequential one = GroupSequential.of(List.of(1.0), 0.05, GroupSequential.Spending.OBRIEN_FLEMING);
        GroupSequential pocock =
                GroupSequential.of(List.of(0.2, 0.4, 0.6, 0.8, 1.0), 0.05, GroupSequential.Spending.POCOCK);

        assertThat(one.bounds().get(0)).isCloseTo(1.959963984540054, within(1e-9));
        // R gsDesign, sfLDPocock, five looks
        assertThat(pocock.bounds().get(0)).isCloseTo(2.43798, within(1e-4));
        assertThat(pocock.bounds().get(4)).isCloseTo(2.38598, within(1e-4));
        assertThat(pocock.alphaSpent().get(4)).isCloseTo(0.05, within(1e-15));
        assertThatThrownBy(() -> GroupSequential.of(List.of(0.5, 0.5), 0.05, GroupSequential.Spending.POCOCK))
                .hasMessageContaining("must rise");
    }

    @Test
    void severalComparisonsAreAdjusted() {
        assertThat(Multiplicity.holm(List.of(0.04, 0.01, 0.03))).containsExactly(0.06, 0.03, 0.06);
        assertThat(Multiplicity.benjaminiHochberg(List.of(0.04, 0.01, 0.03)))
                .usingElementComparator((one, other) -> Math.abs(one - other) < 1e-15 ? 0 : 1)
                .containsExactly(0.04, 0.03, 0.04);
        assertThatThrownBy(() -> Multiplicity.holm(List.of(1.1))).hasMessageContaining("lies in 0 to 1");
    }

    @Test
    void theSizeFollowsFromTheSmallestEffect() {
        // the usual 16 sd^2 / effect^2, exactly 2 (1.95996 + 0.84162)^2 = 15.698
        SampleSize size = SampleSize.of(1, 0.1, 0.05, 0.8, 2);

        assertThat(size.inEachArm()).isEqualTo(1570);
        assertThat(size.days(100)).isEqualTo(32);
        assertThat(SampleSize.of(1, 0.1, 0.05, 0.8, 3).inEachArm()).isEqualTo(1902);
        assertThatThrownBy(() -> SampleSize.of(0, 0.1, 0.05, 0.8, 2)).hasMessageContaining("deviation above 0");
        assertThatThrownBy(() -> SampleSize.of(1, 1e-10, 0.05, 0.8, 2)).hasMessageContaining("more than 1e15 units");
        assertThatThrownBy(() -> size.days(0)).hasMessageContaining("units a day must be above 0");
    }
}
