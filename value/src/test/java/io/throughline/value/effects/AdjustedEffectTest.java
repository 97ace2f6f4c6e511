package io.throughline.value.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdjustedEffectTest {

    private static final int UNITS = 3000;

    private final double[][] x = new double[UNITS][2];
    private final boolean[] exposed = new boolean[UNITS];
    private final double[] left = new double[UNITS];
    private double truth;

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void theAdjustedEffectHoldsItsTruthWhereTheUnadjustedOneHasTheWrongSign(int folds) {
        customers(1.2);

        AdjustedEffect effect = AdjustedEffect.of(x, exposed, left, folds);

        assertThat(truth).isLessThan(-0.05);
        assertThat(effect.naive()).isPositive();
        assertThat(effect.status()).isEqualTo(EffectStatus.ESTIMATED);
        assertThat(effect.aipw().low()).isLessThan(truth);
        assertThat(effect.aipw().high()).isGreaterThan(truth);
        assertThat(effect.gFormula()).isCloseTo(truth, within(0.03));
        assertThat(effect.overlap()).isGreaterThan(0.9);
        assertThat(effect.eValue()).isGreaterThan(effect.eValueOfInterval());
        assertThat(effect.eValueOfInterval()).isGreaterThan(1);
    }

    @Test
    void valueIsAdjustedByALineInEachGroup() {
        customers(1.2);
        double[] value = new double[UNITS];
        Random random = new Random(9);
        for (int i = 0; i < UNITS; i++) {
            value[i] = 100 - 30 * x[i][0] + (exposed[i] ? 12 : 0) + 10 * random.nextGaussian();
        }

        AdjustedEffect effect = AdjustedEffect.of(x, exposed, value, 1);

        assertThat(effect.naive()).isNegative();
        assertThat(effect.aipw().value()).isCloseTo(12, within(2.0));
        assertThat(effect.aipw().low()).isLessThan(12);
        assertThat(effect.aipw().high()).isGreaterThan(12);
    }

    @Test
    void whereNobodyIsLikeTheExposedTheDataCannotTell() {
        for (int i = 0; i < UNITS; i++) {
            x[i][0] = i;
            x[i][1] = i % 7;
            exposed[i] = i >= UNITS / 2;
            left[i] = i % 3 == 0 ? 1 : 0;
        }

        AdjustedEffect apart = AdjustedEffect.of(x, exposed, left, 1);
        AdjustedEffect none = AdjustedEffect.of(x, new boolean[UNITS], left, 1);

        assertThat(apart.status()).isEqualTo(EffectStatus.NOT_ENOUGH_DATA);
        assertThat(apart.aipw()).isNull();
        assertThat(none.status()).isEqualTo(EffectStatus.NOT_ENOUGH_DATA);
        assertThat(none.naive()).isNull();
        assertThatThrownBy(() -> AdjustedEffect.of(x, exposed, left, 0)).hasMessageContaining("one fold or more");
    }

    /** Trouble makes both the call and leaving likelier; the call keeps customers. */
    private void customers(double trouble) {
        Random random = new Random(11);
        for (int i = 0; i < UNITS; i++) {
            x[i][0] = random.nextGaussian();
            x[i][1] = random.nextGaussian();
            exposed[i] = random.nextDouble() < odds(0.9 * x[i][0]);
            double without = odds(-0.8 + trouble * x[i][0] + 0.3 * x[i][1]);
            double with = odds(-1.3 + trouble * x[i][0] + 0.3 * x[i][1]);
            truth += (with - without) / UNITS;
            left[i] = random.nextDouble() < (exposed[i] ? with : without) ? 1 : 0;
        }
    }

    private static double odds(double u) {
        return 1 / (1 + Math.exp(-u));
    }
}
