package io.throughline.value.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StratifiedEffectTest {

    private static final double EFFECT = -0.5;

    @Test
    void theEffectIsThatOfTheExposedStratumByStratum() {
        List<ExposureUnit> units = new ArrayList<>();
        add(units, "busy", true, 30, 1, 2);
        add(units, "busy", false, 10, 3, 4);
        add(units, "calm", true, 10, 7, 8);
        add(units, "calm", false, 30, 5, 6);

        StratifiedEffect effect = StratifiedEffect.of(units, 0.95);

        // busy: 1.5 - 3.5 for 30 exposed, calm: 7.5 - 5.5 for 10
        assertThat(effect.effect()).isNotNull();
        assertThat(effect.effect().value()).isCloseTo((30 * -2.0 + 10 * 2.0) / 40, within(1e-12));
        assertThat(effect.naive()).isCloseTo((30 * 1.5 + 10 * 7.5) / 40 - (10 * 3.5 + 30 * 5.5) / 40, within(1e-12));
        assertThat(effect.overlap()).isEqualTo(1);
        assertThat(effect.strata()).isEqualTo(2);
    }

    @Test
    void intervalsHoldTheTruthThoughTheNaiveDifferenceHasTheWrongSign() {
        Random random = new Random(7);
        int runs = 300;
        int held = 0;
        int wrongSign = 0;
        for (int run = 0; run < runs; run++) {
            StratifiedEffect effect = StratifiedEffect.of(world(random), 0.95);
            assertThat(effect.effect()).isNotNull();
            held += effect.effect().low() <= EFFECT && EFFECT <= effect.effect().high() ? 1 : 0;
            wrongSign += effect.naive() > 0 ? 1 : 0;
        }

        // 95 % of 300 with three standard deviations of the binomial on either side
        assertThat(held).isBetween(274, 296);
        assertThat(wrongSign).isEqualTo(runs);
    }

    @Test
    void shuffledUnitsGiveTheSameBits() {
        List<ExposureUnit> units = world(new Random(8));
        StratifiedEffect effect = StratifiedEffect.of(units, 0.95);

        Collections.shuffle(units, new Random(9));

        assertThat(StratifiedEffect.of(units, 0.95)).isEqualTo(effect);
    }

    @Test
    void severalUnitsOfOneCustomerDoNotFeignPrecision() {
        List<ExposureUnit> once = new ArrayList<>();
        add(once, "all", true, 40, 0, 1);
        add(once, "all", false, 40, 0, 1);
        List<ExposureUnit> tenTimes = new ArrayList<>();
        Collections.nCopies(10, once).forEach(tenTimes::addAll);

        StratifiedEffect single = StratifiedEffect.of(once, 0.95);
        StratifiedEffect repeated = StratifiedEffect.of(tenTimes, 0.95);

        assertThat(single.status()).isEqualTo(EffectStatus.NOT_DISTINGUISHABLE);
        assertThat(repeated.effect().high()).isCloseTo(single.effect().high(), within(1e-9));
    }

    @Test
    void fewCustomersOrNobodyToCompareWithIsNotEnough() {
        List<ExposureUnit> few = new ArrayList<>();
        add(few, "all", true, 19, 0, 1);
        add(few, "all", false, 100, 0, 1);
        List<ExposureUnit> apart = new ArrayList<>();
        add(apart, "busy", true, 60, 0, 1);
        add(apart, "calm", true, 40, 0, 1);
        add(apart, "calm", false, 100, 0, 1);
        List<ExposureUnit> still = new ArrayList<>();
        add(still, "all", true, 50, 0, 0);
        add(still, "all", false, 50, 0, 0);

        assertThat(StratifiedEffect.of(few, 0.95).status()).isEqualTo(EffectStatus.NOT_ENOUGH_DATA);
        assertThat(StratifiedEffect.of(apart, 0.95).status()).isEqualTo(EffectStatus.NOT_ENOUGH_DATA);
        assertThat(StratifiedEffect.of(apart, 0.95).overlap()).isCloseTo(0.4, within(1e-12));
        assertThat(StratifiedEffect.of(still, 0.95).effect()).isNull();
        assertThat(StratifiedEffect.of(List.of(), 0.95).status()).isEqualTo(EffectStatus.NOT_ENOUGH_DATA);
        assertThatThrownBy(() -> new ExposureUnit("c", "s", true, Double.NaN, 1))
                .hasMessageContaining("customer c");
    }

    /** Busy customers fare better and meet more friction; each has one to three units and a level of their own. */
    private static List<ExposureUnit> world(Random random) {
        List<ExposureUnit> units = new ArrayList<>();
        for (int customer = 0; customer < 400; customer++) {
            int activity = random.nextInt(4);
            double own = random.nextGaussian();
            int months = 1 + random.nextInt(3);
            for (int month = 0; month < months; month++) {
                boolean exposed = random.nextDouble() < 0.1 + 0.15 * activity;
                double outcome = 2 * activity + own + random.nextGaussian() + (exposed ? EFFECT : 0);
                units.add(new ExposureUnit("c" + customer, "activity " + activity, exposed, outcome, 1));
            }
        }
        return units;
    }

    /** Customers of their own, half with either outcome. */
    private static void add(
            List<ExposureUnit> units, String stratum, boolean exposed, int count, double one, double other) {
        for (int i = 0; i < count; i++) {
            double outcome = i % 2 == 0 ? one : other;
            units.add(new ExposureUnit("c" + units.size(), stratum, exposed, outcome, 1));
        }
    }
}
