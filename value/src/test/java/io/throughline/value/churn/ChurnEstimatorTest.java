package io.throughline.value.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.value.fitting.Fit;
import io.throughline.value.fitting.FitStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChurnEstimatorTest {

    private static final List<String> FEATURES = List.of("days silent", "orders");

    @Test
    void theOddsRatioOfATwoByTwoTableIsFound() {
        List<ChurnExample> examples = new ArrayList<>();
        add(examples, 30, 1, true);
        add(examples, 10, 1, false);
        add(examples, 20, 0, true);
        add(examples, 40, 0, false);

        Fit<LogisticModel> fit = LogisticEstimator.fit(List.of("exposed"), examples, 0);

        LogisticModel model = fit.orThrow();
        assertThat(fit.status()).isEqualTo(FitStatus.INTERIOR);
        assertThat(model.weights().get(0) / model.deviations().get(0)).isCloseTo(Math.log(6), within(1e-7));
        assertThat(fit.standardErrors().get(1) / model.deviations().get(0))
                .isCloseTo(Math.sqrt(1 / 30.0 + 1 / 10.0 + 1 / 20.0 + 1 / 40.0), within(1e-6));
        assertThat(model.probability(List.of(1.0))).isCloseTo(0.75, within(1e-7));
        assertThat(model.probability(List.of(0.0))).isCloseTo(1 / 3.0, within(1e-7));
    }

    @Test
    void predictionsOfTheUnseenAreCalibratedAndRank() {
        ChurnFit fit = ChurnEstimator.fit(FEATURES, world(4_000, 1), 1);

        assertThat(fit.status()).isEqualTo(FitStatus.INTERIOR);
        assertThat(fit.quality()).isNotNull();
        assertThat(fit.quality().calibrationSlope()).isBetween(0.85, 1.15);
        assertThat(fit.quality().calibrationIntercept()).isBetween(-0.15, 0.15);
        assertThat(fit.quality().auc()).isBetween(0.70, 0.85);
        assertThat(fit.quality().deciles().get(0).observed())
                .isGreaterThan(4 * fit.quality().deciles().get(9).observed());
    }

    @Test
    void shuffledExamplesGiveTheSameBits() {
        List<ChurnExample> examples = new ArrayList<>(world(600, 2));
        ChurnFit fit = ChurnEstimator.fit(FEATURES, examples, 1);

        Collections.shuffle(examples, new Random(3));

        assertThat(ChurnEstimator.fit(FEATURES, examples, 1)).isEqualTo(fit);
    }

    @Test
    void reasonsAreWhatRaisesTheOddsTheStrongestFirst() {
        LogisticModel model = new LogisticModel(
                List.of("a", "b", "c"), -1, List.of(0.5, 2.0, 1.0), List.of(0.0, 1.0, 1.0), List.of(1.0, 2.0, 1.0));
        ChurnModel calibrated = new ChurnModel(model, new Calibration(0, 0.5));
        List<Double> customer = List.of(2.0, 4.0, 0.5);

        assertThat(model.contributions(customer))
                .extracting(Reason::contribution)
                .containsExactly(1.0, 3.0, -0.5);
        assertThat(calibrated.reasons(customer, 5)).containsExactly(new Reason("b", 4, 1.5), new Reason("a", 2, 0.5));
        assertThat(calibrated.reasons(customer, 1)).hasSize(1);
        assertThat(model.logOdds(customer)).isCloseTo(2.5, within(1e-15));
        assertThat(calibrated.probability(customer)).isCloseTo(1 / (1 + Math.exp(-1.25)), within(1e-15));
    }

    @Test
    void labelsThatAFeatureSeparatesAreHeldByTheRidgeOrSaidToBe() {
        List<ChurnExample> examples = new ArrayList<>();
        add(examples, 60, 1, true);
        add(examples, 60, 0, false);

        assertThat(LogisticEstimator.fit(List.of("x"), examples, 0).status()).isEqualTo(FitStatus.BOUNDARY);
        assertThat(LogisticEstimator.fit(List.of("x"), examples, 1).status()).isEqualTo(FitStatus.INTERIOR);
        assertThat(ChurnEstimator.fit(List.of("x"), examples, 1).quality()).isNotNull();
    }

    @Test
    void aFeatureThatDoesNotVaryWeighsNothing() {
        List<ChurnExample> examples = new ArrayList<>();
        add(examples, 60, 7, true);
        add(examples, 60, 7, false);

        LogisticModel model = LogisticEstimator.fit(List.of("x"), examples, 1).orThrow();

        assertThat(model.weights().get(0)).isZero();
        assertThat(model.probability(List.of(7.0))).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void tooFewLeaversAreAStatusAndAMissingValueIsNamed() {
        List<ChurnExample> examples = new ArrayList<>();
        add(examples, 100, 1, false);
        add(examples, 9, 0, true);

        assertThat(ChurnEstimator.fit(List.of("x"), examples, 1).status()).isEqualTo(FitStatus.TOO_LITTLE_DATA);
        assertThat(LogisticEstimator.fit(List.of("x"), examples, 1).status()).isEqualTo(FitStatus.TOO_LITTLE_DATA);
        add(examples, 10, Double.NaN, true);
        assertThatThrownBy(() -> LogisticEstimator.fit(List.of("x"), examples, 1))
                .hasMessageMatching("x of customer c\\d+ must be finite, but was NaN");
    }

    private static List<ChurnExample> world(int customers, long seed) {
        Random random = new Random(seed);
        List<ChurnExample> examples = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            double silent = 60 * random.nextDouble();
            double orders = random.nextInt(10);
            double odds = -2.5 + 0.05 * silent - 0.2 * orders;
            boolean churned = random.nextDouble() < 1 / (1 + Math.exp(-odds));
            examples.add(new ChurnExample("customer " + i, List.of(silent, orders), churned));
        }
        return examples;
    }

    private static void add(List<ChurnExample> examples, int count, double value, boolean churned) {
        for (int i = 0; i < count; i++) {
            examples.add(new ChurnExample("c" + examples.size(), List.of(value), churned));
        }
    }
}
