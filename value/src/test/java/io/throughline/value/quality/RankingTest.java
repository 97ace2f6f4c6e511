package io.throughline.value.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {

    @Test
    void averagePrecisionIsTheMeanPrecisionAtEachHit() {
        List<Scored> scored =
                List.of(new Scored(0.9, true), new Scored(0.8, false), new Scored(0.7, true), new Scored(0.1, false));

        // 1/1 at the first hit, 2/3 at the second
        assertThat(Ranking.averagePrecision(scored)).isCloseTo((1 + 2 / 3.0) / 2, within(1e-15));
        assertThat(Ranking.averagePrecision(List.of(new Scored(0.5, true), new Scored(0.5, false))))
                .isEqualTo(0.5);
        assertThat(Ranking.averagePrecision(List.of(new Scored(0.5, false)))).isZero();
    }

    @Test
    void tenthsTellCalibrationAndLift() {
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            scored.add(new Scored(i < 10 ? 0.9 : 0.2, i < 10 || i % 10 == 0));
        }
        ClassifierQuality quality = ClassifierQuality.of(scored);

        // 10 of 10 in the first tenth, 9 of 90 in the others
        assertThat(Ranking.topLift(quality)).isCloseTo(1 / 0.19, within(1e-12));
        assertThat(Ranking.calibrationError(quality)).isCloseTo(0.1 * 0.1 + 0.9 * 0.1, within(1e-12));
    }

    @Test
    void driftIsNoneForTheSameNumbersAndMuchForOthers() {
        double[] then = IntStream.range(0, 1000).mapToDouble(i -> i).toArray();
        double[] moved = IntStream.range(0, 1000).mapToDouble(i -> i + 500).toArray();
        double[] few = {0, 0, 0, 1};

        assertThat(Drift.index(then, then)).isCloseTo(0, within(1e-12));
        assertThat(Drift.index(then, moved)).isGreaterThan(0.25);
        assertThat(Drift.index(few, new double[] {1, 1, 1, 0, -5}))
                .isCloseTo(
                        (2.5 / 6 - 3.5 / 5) * Math.log(2.5 / 6 / 0.7) + (3.5 / 6 - 0.3) * Math.log(3.5 / 6 / 0.3),
                        within(1e-12));
        assertThatThrownBy(() -> Drift.index(then, new double[0])).hasMessageContaining("from both times");
    }
}
