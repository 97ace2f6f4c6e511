package io.throughline.value.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The functions below the models, each against another way to the same number. */
class FormulasTest {

    @Test
    void ratiosOfGammasAreTheSameShortAndLong() {
        double sum = 0;
        for (int i = 0; i < 65; i++) {
            sum += Math.log(0.3 + i);
        }
        assertThat(GammaRatio.log(0.3, 65)).isCloseTo(sum, within(1e-12));
        assertThat(GammaRatio.log(1e8, 100)).isCloseTo(100 * Math.log(1e8) + 4950 / 1e8, within(1e-9));
        double slopes = 0;
        double stays = 0;
        for (int i = 0; i < 100; i++) {
            slopes += 1 / (2.5 + i);
            stays += Math.log((7.0 + i) / (7.7 + i));
        }
        assertThat(GammaRatio.slope(2.5, 100)).isCloseTo(slopes, within(1e-13));
        assertThat(GammaRatio.logStays(0.7, 7, 100)).isCloseTo(stays, within(1e-13));
        assertThat(GammaRatio.logStays(0, 7, 100)).isZero();
        // Abramowitz & Stegun (1964), table 6.1: psi(1) = -0.5772156649015329
        assertThat(GammaRatio.digamma(1)).isCloseTo(-Gamma.GAMMA, within(1e-15));
        assertThat(GammaRatio.digamma(49.5) - GammaRatio.digamma(48.5)).isCloseTo(1 / 48.5, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({"0.004, 0.9", "0.8, 2.4", "1, 1", "5000, 20", "0.5, 1e6", "300, 400"})
    void meansOverABetaHaveItsMoments(double a, double b) {
        BetaMean mean = new BetaMean(a, b);

        assertThat(mean.of(p -> 1, 1)).isCloseTo(1, within(1e-13));
        assertThat(mean.of(p -> p, 1)).isCloseTo(a / (a + b), within(1e-12 * a / (a + b)));
        assertThat(mean.of(p -> 1 - p, 1)).isCloseTo(b / (a + b), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.01", "1, 0.5", "2.5, 0.99", "40, 0.01", "40, 0.9", "5000, 0.5", "0, 0.3"})
    void theExponentialIntegralFollowsItsRecurrence(double c, double z) {
        // NIST Handbook 8.19.12: c E_{c+1}(z) + z E_c(z) = exp(-z)
        double left = c * ExponentialIntegral.scaled(c + 1, z) + z * ExponentialIntegral.scaled(c, z);

        assertThat(left).isCloseTo(1, within(1e-12));
    }

    @Test
    void theExponentialIntegralIsTheSameByFractionAndByQuadrature() {
        // Abramowitz & Stegun (1964), table 5.1: E_1(1) = 0.219383934
        assertThat(Math.exp(-1) * ExponentialIntegral.scaled(1, 1)).isCloseTo(0.219383934, within(1e-9));
        for (double c : new double[] {0.3, 1, 7, 300}) {
            double below = ExponentialIntegral.scaled(c, Math.nextDown(1.0));
            assertThat(ExponentialIntegral.scaled(c, 1)).isCloseTo(below, within(1e-12 * below));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.9, 20, 1000", "1, 20, 1000", "1.0000001, 6, 1000", "0.02, 0.4, 500", "40, 3, 200", "2.5, 0.1, 5"})
    void ordersOfManyDueAreTheSumOfTheirChances(double a, double b, int orders) {
        double sum = 0;
        double stays = 1;
        for (int n = 0; n < orders; n++) {
            sum += stays;
            stays *= (b + n) / (a + b + n);
        }
        assertThat(FutureOrders.ordersOf(a, b, orders)).isCloseTo(sum, within(1e-12 * sum));
    }

    @ParameterizedTest
    @CsvSource({"0.6, 1.3, 3, 3000", "30, 0.8, 12, 500", "0.25, 0.004, 0.9, 2000"})
    void futuresAreTheSameByEventsAndByProbability(double shape, double a, double b, double odds) {
        FutureOrders future = FutureOrders.of(shape, 1, a, b, 1, 0, odds);
        BetaMean mean = new BetaMean(a, b);
        double scale = odds * (1 + shape);

        assertThat(future.alive()).isCloseTo(mean.of(p -> Math.pow(1 + p * odds, -shape), scale), within(1e-11));
        double orders = mean.of(p -> p == 0 ? shape * odds : -Math.expm1(-shape * Math.log1p(p * odds)) / p, scale);
        assertThat(future.orders()).isCloseTo(orders, within(1e-10 * orders));
    }

    static List<PurchaseModel> models() {
        return List.of(
                new BgNbd(0.24, 4.4, 0.79, 2.43),
                new MbgNbd(0.52, 6.2, 0.89, 1.61),
                new MbgNbd(0.52, 6.2, 0, 1),
                new ParetoNbd(0.55, 10.6, 0.61, 11.7),
                new ParetoNbd(0.55, 10.6, 1, 11.7),
                new MbgCnbd(1, 0.52, 6.2, 0.89, 1.61),
                new MbgCnbd(3, 1.5, 6.2, 0.89, 1.61));
    }

    @ParameterizedTest
    @MethodSource("models")
    void ordersForLifeAreTheDiscountedIntegralOfOrders(PurchaseModel model) {
        for (PurchaseHistory history : List.of(PurchaseHistory.of(0, 0, 30), PurchaseHistory.of(4, 20, 30))) {
            double scale = 30;
            double integral = ForLife.discounted(t -> model.expectedOrders(history, t), 0.02, scale);

            assertThat(model.discountedOrdersForLife(history, 0.02)).isCloseTo(integral, within(1e-8 * integral));
        }
        assertThatThrownBy(() -> model.discountedOrdersForLife(PurchaseHistory.of(0, 0, 1), 0))
                .hasMessageContaining("greater than 0");
        assertThatThrownBy(() -> model.expectedOrders(PurchaseHistory.of(0, 0, 1), -1))
                .hasMessageContaining("horizon must be 0 or more");
    }

    @Test
    void regularityOneIsMbgNbd() {
        PurchaseHistory history = PurchaseHistory.of(4, 20, 30);
        MbgNbd plain = new MbgNbd(0.52, 6.2, 0.89, 1.61);
        MbgCnbd regular = new MbgCnbd(1, 0.52, 6.2, 0.89, 1.61);

        assertThat(regular.logLikelihood(history)).isEqualTo(plain.logLikelihood(history));
        assertThat(regular.probabilityAlive(history)).isEqualTo(plain.probabilityAlive(history));
        assertThat(regular.expectedOrders(history, 52)).isEqualTo(plain.expectedOrders(history, 52));
    }
}
