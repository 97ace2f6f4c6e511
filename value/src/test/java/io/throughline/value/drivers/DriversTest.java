package io.throughline.value.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.value.fitting.FitStatus;
import io.throughline.value.regression.LeastSquares;
import io.throughline.value.regression.Logit;
import io.throughline.value.sums.Comoments;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DriversTest {

    @Test
    void scoresComeWithTheirErrors() {
        ExperienceScore nps = ExperienceScore.netPromoter(List.of(10.0, 9.0, 8.0, 7.0, 6.0, 0.0, 9.0, 10.0));
        ExperienceScore percent = ExperienceScore.percent(8, 10);
        ExperienceScore mean = ExperienceScore.mean(List.of(1.0, 2.0, 3.0), 1, 5);

        // 4 of 8 promote, 2 of 8 detract
        assertThat(nps.value()).isCloseTo(25, within(1e-12));
        assertThat(nps.standardError()).isCloseTo(100 * Math.sqrt((0.75 - 0.0625) / 8), within(1e-12));
        // Wilson's interval of 8 of 10, Newcombe (1998): 0.490 to 0.943
        assertThat(percent.low()).isCloseTo(49.0, within(0.05));
        assertThat(percent.high()).isCloseTo(94.3, within(0.05));
        assertThat(ExperienceScore.percent(0, 5).low()).isZero();
        assertThat(mean.value()).isEqualTo(2);
        assertThat(mean.low()).isEqualTo(1);
        assertThat(mean.high()).isCloseTo(2 + 4.302653 / Math.sqrt(3), within(1e-5));
        assertThat(ExperienceScore.mean(List.of(3.0), 1, 5).high()).isEqualTo(5);
        assertThatThrownBy(() -> ExperienceScore.netPromoter(List.of(11.0)))
                .hasMessageContaining("lies in 0.0 to 10.0");
        assertThatThrownBy(() -> ExperienceScore.netPromoter(List.of())).hasMessageContaining("one answer or more");
        assertThatThrownBy(() -> ExperienceScore.percent(2, 1)).hasMessageContaining("2 of 1");
    }

    @Test
    void importanceSharesWhatDriversExplainTogether() {
        Random random = new Random(4);
        Comoments sums = new Comoments(4);
        for (int i = 0; i < 3000; i++) {
            double a = random.nextGaussian();
            double b = 0.8 * a + 0.6 * random.nextGaussian();
            double c = random.nextGaussian();
            sums.add(a, b, c, a + b + 0.5 * c + random.nextGaussian());
        }
        Importance importance = Importance.of(sums, List.of("a", "b", "c", "y"));

        List<Double> lmg = importance.lmg();
        List<Double> johnson = importance.johnson();
        assertThat(lmg.stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(importance.r2(), within(1e-12));
        assertThat(johnson.stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(importance.r2(), within(1e-12));
        // a and b are exchangeable; with y = a + b + c/2 + e they share (3.6 of 4.85), c has 0.25 of it
        assertThat(lmg.get(0)).isCloseTo(1.8 / 4.85, within(0.02));
        assertThat(lmg.get(1)).isCloseTo(1.8 / 4.85, within(0.02));
        assertThat(lmg.get(2)).isCloseTo(0.25 / 4.85, within(0.02));
        assertThat(johnson.get(2)).isCloseTo(lmg.get(2), within(0.01));
        assertThat(importance.correlations().get(0)).isCloseTo(1.8 / Math.sqrt(4.85), within(0.02));
    }

    @Test
    void driversThatSayTheSameShareAndOnesThatDoNotVaryAreRefused() {
        Comoments same = new Comoments(3);
        Comoments still = new Comoments(2);
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            double a = random.nextGaussian();
            same.add(a, 2 * a, a + random.nextGaussian());
            still.add(1, a);
        }

        List<Double> lmg = Importance.of(same, List.of("a", "b", "y")).lmg();
        List<Double> johnson = Importance.of(same, List.of("a", "b", "y")).johnson();

        assertThat(lmg.get(0)).isCloseTo(lmg.get(1), within(1e-12));
        assertThat(johnson.get(0)).isCloseTo(johnson.get(1), within(1e-9));
        assertThatThrownBy(() -> Importance.of(still, List.of("wait", "y"))).hasMessageContaining("wait does not vary");
        assertThatThrownBy(() -> Importance.of(new Comoments(30), Collections.nCopies(30, "x")))
                .hasMessageContaining("need 1 to 20 drivers");
    }

    @Test
    void logitFindsTheOddsOfATableAndItsErrors() {
        // a 2 x 2 table: 30 of 100 without, 60 of 100 with; log odds ratio ln(3.5), its error by Woolf
        double[][] x = new double[200][1];
        boolean[] y = new boolean[200];
        for (int i = 0; i < 200; i++) {
            x[i][0] = i / 100;
            y[i] = i < 30 || i >= 100 && i < 160;
        }
        Logit logit = Logit.fit(x, y);

        assertThat(logit.status()).isEqualTo(FitStatus.INTERIOR);
        assertThat(logit.coefficients().get(0)).isCloseTo(Math.log(3.5), within(1e-10));
        assertThat(logit.intercept()).isCloseTo(Math.log(3 / 7.0), within(1e-10));
        assertThat(logit.standardErrors().get(1))
                .isCloseTo(Math.sqrt(1 / 30.0 + 1 / 70.0 + 1 / 60.0 + 1 / 40.0), within(1e-9));
        assertThat(logit.standardErrors().get(0)).isCloseTo(Math.sqrt(1 / 30.0 + 1 / 70.0), within(1e-9));
        assertThat(logit.averageMarginalEffects(x).get(0)).isCloseTo(Math.log(3.5) * (0.21 + 0.24) / 2, within(1e-10));
        assertThat(logit.mcFadden())
                .isCloseTo(
                        1 - logit.logLikelihood() / (200 * (0.45 * Math.log(0.45) + 0.55 * Math.log(0.55))),
                        within(1e-12));
    }

    @Test
    void columnsThatSeparateTheOutcomesGiveAStatusAndNoError() {
        double[][] x = {{1}, {2}, {3}, {4}, {5}, {6}};

        Logit separated = Logit.fit(x, new boolean[] {false, false, false, true, true, true});
        Logit one = Logit.fit(x, new boolean[6]);

        assertThat(separated.status()).isEqualTo(FitStatus.BOUNDARY);
        assertThat(separated.standardErrors()).isEmpty();
        assertThat(one.status()).isEqualTo(FitStatus.TOO_LITTLE_DATA);
        assertThat(one.probability(new double[] {1})).isBetween(0.0, 0.2);
        assertThatThrownBy(() -> Logit.fit(x, new boolean[2])).hasMessageContaining("6 rows and 2 outcomes");
    }

    @Test
    void leastSquaresFindsALineAndLeavesWhatDoesNotVary() {
        LeastSquares line = LeastSquares.fit(new double[][] {{1, 7}, {2, 7}, {4, 7}}, new double[] {3, 5, 9});

        assertThat(line.coefficients().get(0)).isCloseTo(2, within(1e-12));
        assertThat(line.coefficients().get(1)).isZero();
        assertThat(line.expected(new double[] {3, 7})).isCloseTo(7, within(1e-12));
    }
}
