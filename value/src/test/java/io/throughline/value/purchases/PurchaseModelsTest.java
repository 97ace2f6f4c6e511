package io.throughline.value.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.value.fitting.Estimate;
import io.throughline.value.fitting.Fit;
import io.throughline.value.fitting.FitStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurchaseModelsTest {

    private static final MbgNbd MODEL = new MbgNbd(0.525, 6.18, 0.89, 1.61);
    private static final GammaGamma SPEND = new GammaGamma(6.25, 3.74, 15.4);

    @Test
    void theLikelihoodOfOneCustomerIsThatOfThePaper() {
        MbgNbd model = new MbgNbd(1, 2, 1, 2);

        // x=1, t_x=1, T=2: G(2) 2 / G(1) * [B(1,4)/B(1,2) / 4^2 + B(2,3)/B(1,2) / 3^2] = 2 * (1/32 + 1/54)
        assertThat(model.logLikelihood(PurchaseHistory.of(1, 1, 2)))
                .isCloseTo(Math.log(2 * (1 / 32.0 + 1 / 54.0)), within(1e-14));
        // of the two terms the first is that of a living customer
        assertThat(model.probabilityAlive(PurchaseHistory.of(1, 1, 2)))
                .isCloseTo((1 / 32.0) / (1 / 32.0 + 1 / 54.0), within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void aliveIsAProbabilityThatFallsWithSilenceAndOrdersRiseWithTheHorizon(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            MbgNbd model = new MbgNbd(
                    Math.exp(random.nextGaussian()),
                    Math.exp(2 * random.nextGaussian()),
                    i % 10 == 0 ? 1 : Math.exp(random.nextGaussian()),
                    Math.exp(random.nextGaussian()));
            int x = 1 + random.nextInt(i % 20 == 0 ? 5000 : 20);
            double recency = 100 * random.nextDouble();
            double before = 1;
            for (double silence : new double[] {0, 1, 10, 100, 10_000}) {
                PurchaseHistory history = PurchaseHistory.of(x, recency, recency + silence);
                double alive = model.probabilityAlive(history);
                assertThat(alive).isBetween(0.0, before);
                assertThat(model.logLikelihood(history)).isFinite();
                before = alive;
                double orders = 0;
                for (double horizon : new double[] {0, 1e-6, 1, 39, 3650}) {
                    double more = model.expectedOrders(history, horizon);
                    assertThat(more).isFinite().isGreaterThanOrEqualTo(orders);
                    orders = more;
                }
            }
        }
    }

    @Test
    void theFitFindsTheWorldThatMadeTheData() {
        List<PurchaseHistory> histories = World.of(MODEL, SPEND, 8_000, 11);

        Fit<PurchaseModel> purchases = PurchaseFamily.MBG_NBD.fit(PurchaseCounts.of(histories));
        Fit<GammaGamma> spend = GammaGammaEstimator.fit(histories);

        assertThat(purchases.status()).isEqualTo(FitStatus.INTERIOR);
        assertThat(spend.status()).isEqualTo(FitStatus.INTERIOR);
        assertNear(purchases.orThrow().parameters(), MODEL.parameters(), purchases.standardErrors());
        assertNear(spend.orThrow().parameters(), SPEND.parameters(), spend.standardErrors());
        double sum = histories.stream()
                .mapToDouble(purchases.orThrow()::logLikelihood)
                .sum();
        assertThat(purchases.logLikelihood()).isCloseTo(sum, within(1e-7));
    }

    @Test
    void shuffledCustomersGiveTheSameBits() {
        List<PurchaseHistory> histories = new ArrayList<>(World.of(MODEL, SPEND, 500, 3));
        Fit<PurchaseModel> purchases = PurchaseFamily.MBG_NBD.fit(PurchaseCounts.of(histories));
        Fit<GammaGamma> spend = GammaGammaEstimator.fit(histories);

        Collections.shuffle(histories, new Random(4));

        assertThat(PurchaseFamily.MBG_NBD.fit(PurchaseCounts.of(histories))).isEqualTo(purchases);
        assertThat(GammaGammaEstimator.fit(histories)).isEqualTo(spend);
    }

    @Test
    void theUnitOfTimeChangesAlphaAlone() {
        List<PurchaseHistory> weeks = World.of(MODEL, SPEND, 1_000, 5);
        List<PurchaseHistory> days = weeks.stream()
                .map(week -> PurchaseHistory.of(week.repeats(), 7 * week.recency(), 7 * week.age()))
                .toList();

        PurchaseModel byWeek =
                PurchaseFamily.MBG_NBD.fit(PurchaseCounts.of(weeks)).orThrow();
        PurchaseModel byDay =
                PurchaseFamily.MBG_NBD.fit(PurchaseCounts.of(days)).orThrow();

        assertThat(byDay.parameters().get(0)).isCloseTo(byWeek.parameters().get(0), within(1e-5));
        assertThat(byDay.parameters().get(1)).isCloseTo(7 * byWeek.parameters().get(1), within(1e-4));
        assertThat(byDay.parameters().get(3)).isCloseTo(byWeek.parameters().get(3), within(1e-4));
    }

    @Test
    void whereNobodyDropsOutTheModelIsTheNbdAndSaysSo() {
        List<PurchaseHistory> histories = World.of(new MbgNbd(1, 5, 0, 1), SPEND, 2_000, 7);

        Fit<PurchaseModel> fit = PurchaseFamily.MBG_NBD.fit(PurchaseCounts.of(histories));

        assertThat(fit.status()).isEqualTo(FitStatus.BOUNDARY);
        assertThat(fit.standardErrors()).isEmpty();
        assertThat(fit.orThrow().probabilityAlive(histories.get(0))).isGreaterThan(0.99);
        assertThat(fit.orThrow().parameters().get(0)).isCloseTo(1, within(0.15));
        assertThat(fit.orThrow().expectedOrders(PurchaseHistory.of(4, 20, 25), 10))
                .isFinite()
                .isPositive();
    }

    @Test
    void tooLittleDataIsAStatus() {
        List<PurchaseHistory> once = Collections.nCopies(100, PurchaseHistory.of(0, 0, 20));

        assertThat(PurchaseFamily.MBG_NBD.fit(PurchaseCounts.of(once)).status()).isEqualTo(FitStatus.TOO_LITTLE_DATA);
        assertThat(GammaGammaEstimator.fit(once).status()).isEqualTo(FitStatus.TOO_LITTLE_DATA);
        assertThatThrownBy(() -> GammaGammaEstimator.fit(once).orThrow()).hasMessageContaining("too little data");
    }

    @Test
    void equalCustomersGiveNoNaN() {
        List<PurchaseHistory> equal = Collections.nCopies(100, new PurchaseHistory(4, 30, 40, 25));

        Fit<PurchaseModel> purchases = PurchaseFamily.MBG_NBD.fit(PurchaseCounts.of(equal));
        Fit<GammaGamma> spend = GammaGammaEstimator.fit(equal);

        assertThat(purchases.status()).isEqualTo(FitStatus.BOUNDARY);
        assertThat(purchases.logLikelihood()).isFinite();
        assertThat(spend.status()).isEqualTo(FitStatus.BOUNDARY);
        assertThat(spend.orThrow().expectedSpend(equal.get(0))).isCloseTo(25, within(0.5));
    }

    @Test
    void withoutRepeatsSpendIsThePopulationMeanAndItShrinksTowardsTheOwn() {
        assertThat(SPEND.expectedSpend(PurchaseHistory.of(0, 0, 5))).isEqualTo(SPEND.populationMean(), within(1e-12));
        assertThat(SPEND.expectedSpend(new PurchaseHistory(2, 1, 5, 100)))
                .isBetween(SPEND.populationMean(), 100.0)
                .isLessThan(SPEND.expectedSpend(new PurchaseHistory(20, 1, 5, 100)));
    }

    @Test
    void theValueOfAllLiesInItsIntervalAndAddsUp() {
        List<PurchaseHistory> histories = World.of(MODEL, SPEND, 2_000, 13);
        ResidualValue value = new ResidualValue(
                PurchaseFamily.MBG_NBD.fit(PurchaseCounts.of(histories)),
                GammaGammaEstimator.fit(histories),
                PeriodUnit.WEEK,
                Discounting.monthly(0.10));

        Estimate total = value.total(histories);

        assertThat(total.value())
                .isCloseTo(histories.stream().mapToDouble(value::expected).sum(), within(1e-6));
        assertThat(total.low()).isNotNull().isLessThan(total.value());
        double truth = histories.stream()
                .mapToDouble(history -> Discounting.monthly(0.10)
                                .presentOrders(days -> MODEL.expectedOrders(history, PeriodUnit.WEEK.of(days)))
                        * SPEND.expectedSpend(history))
                .sum();
        assertThat(truth).isBetween(total.low(), total.high());
    }

    @Test
    void discountingOrdersAtAnEvenPaceIsAnAnnuity() {
        // one order a day for a year; the continuous integral is 365.25 (1 - 1/1.1) / ln 1.1
        assertThat(Discounting.continuous(0.10).presentOrders(days -> days))
                .isCloseTo(365.25 * (1 - 1 / 1.1) / Math.log(1.1), within(1e-9));
        double monthly = Math.pow(1.1, 1.0 / 12) - 1;
        assertThat(Discounting.monthly(0.10).presentOrders(days -> days))
                .isCloseTo(365.25 / 12 * (1 - 1 / 1.1) / monthly, within(1e-9));
        assertThat(Discounting.lifetimes(0, PeriodUnit.DAY).presentOrders(days -> days))
                .isCloseTo(360, within(1e-9));
    }

    private static void assertNear(List<Double> found, List<Double> truth, List<Double> errors) {
        for (int i = 0; i < truth.size(); i++) {
            assertThat(found.get(i)).isCloseTo(truth.get(i), within(3.5 * errors.get(i)));
        }
    }
}
