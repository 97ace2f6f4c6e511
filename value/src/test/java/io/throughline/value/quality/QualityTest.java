package io.throughline.value.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityTest {

    @Test
    void fourPredictionsByHand() {
        ClassifierQuality quality = ClassifierQuality.of(
                List.of(new Scored(0.8, true), new Scored(0.4, false), new Scored(0.4, true), new Scored(0.1, false)));

        // pairs: 0.8 beats both, 0.4 ties one and beats the other
        assertThat(quality.auc()).isCloseTo(3.5 / 4, within(1e-15));
        assertThat(quality.brier()).isCloseTo((0.04 + 0.16 + 0.36 + 0.01) / 4, within(1e-15));
        assertThat(quality.logLoss())
                .isCloseTo(-(Math.log(0.8) + Math.log(0.6) + Math.log(0.4) + Math.log(0.9)) / 4, within(1e-15));
        assertThat(quality.rate()).isEqualTo(0.5);
    }

    @Test
    void probabilitiesThatAreRightHaveSlopeOneAndTiesShareTheirDeciles() {
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            scored.add(new Scored(0.2, i < 20));
            scored.add(new Scored(0.6, i < 60));
        }

        ClassifierQuality quality = ClassifierQuality.of(scored);

        assertThat(quality.calibrationSlope()).isCloseTo(1, within(1e-8));
        assertThat(quality.calibrationIntercept()).isCloseTo(0, within(1e-8));
        assertThat(quality.deciles()).hasSize(10);
        assertThat(quality.deciles().get(0).examples()).isEqualTo(20);
        assertThat(quality.deciles().get(0).predicted()).isCloseTo(0.6, within(1e-12));
        assertThat(quality.deciles().get(0).observed()).isCloseTo(0.6, within(1e-12));
        assertThat(quality.deciles().get(9).observed()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void whatCannotBeToldIsAbsent() {
        ClassifierQuality quality = ClassifierQuality.of(List.of(new Scored(0.3, false), new Scored(0.3, false)));

        assertThat(quality.auc()).isNull();
        assertThat(quality.calibrationSlope()).isNull();
        assertThatThrownBy(() -> ClassifierQuality.of(List.of())).hasMessageContaining("one prediction or more");
        assertThatThrownBy(() -> new Scored(1.5, true)).hasMessageContaining("but was 1.5");
    }

    @Test
    void giniIsOneForTheBestRankingZeroForNoneAndMinusOneForTheWorst() {
        assertThat(gini(3, 2, 1).normalised()).isCloseTo(1, within(1e-15));
        assertThat(gini(1, 1, 1).normalised()).isCloseTo(0, within(1e-15));
        assertThat(gini(1, 2, 3).normalised()).isCloseTo(-1, within(1e-15));
        // realised 60, 30, 10: the area under 0.6, 0.9, 1.0
        assertThat(gini(3, 2, 1).bestAttainable()).isCloseTo(2 * (0.3 + 0.75 + 0.95) / 3 - 1, within(1e-15));
    }

    @Test
    void equalOutcomesHaveNoGini() {
        assertThat(Gini.of(List.of(new Gini.Ranked(1, 5), new Gini.Ranked(2, 5))))
                .isEmpty();
        assertThat(Gini.of(List.of(new Gini.Ranked(1, 0)))).isEmpty();
        assertThatThrownBy(() -> new Gini.Ranked(1, -5)).hasMessageContaining("realised value of 0 or more");
    }

    private static Gini gini(double first, double second, double third) {
        return Gini.of(List.of(new Gini.Ranked(first, 60), new Gini.Ranked(second, 30), new Gini.Ranked(third, 10)))
                .orElseThrow();
    }
}
