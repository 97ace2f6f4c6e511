package io.throughline.value.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.value.Gradients;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikelihoodsTest {

    private static final double[][] POINTS = {{0, 1, 0, 0.5}, {-0.7, 2, -2, 1}, {2, -1, 3, 4}, {0.3, 3, 0, 0}};

    private static final PurchaseCounts COUNTS = PurchaseCounts.of(List.of(
            PurchaseHistory.of(0, 0, 12),
            PurchaseHistory.of(0, 0, 0),
            PurchaseHistory.of(1, 3, 3),
            PurchaseHistory.of(3, 3, 40),
            PurchaseHistory.of(3, 3, 40),
            PurchaseHistory.of(7, 30, 31),
            PurchaseHistory.of(300, 39, 40)));

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 1", "3, 1"})
    void gradientsOfTheBetaGeometricFamilyEqualDifferencesAndValuesTheModel(int k, int first) {
        DropOutLikelihood likelihood = new DropOutLikelihood(new CountTable(COUNTS, 1), k, first);
        for (double[] point : POINTS) {
            Gradients.assertEqualDifferences(likelihood, point);
            DropOutAfterOrders model = new DropOutAfterOrders(
                    Math.exp(point[0]), Math.exp(point[1]), Math.exp(point[2]), Math.exp(point[3]), k, first);
            assertSum(likelihood.at(point, new double[4]), model::logLikelihood);
        }
    }

    @Test
    void gradientsOfParetoNbdEqualDifferencesAndValuesTheModel() {
        ParetoLikelihood likelihood = new ParetoLikelihood(new CountTable(COUNTS, 1));
        for (double[] point : POINTS) {
            Gradients.assertEqualDifferences(likelihood, point);
            ParetoNbd model =
                    new ParetoNbd(Math.exp(point[0]), Math.exp(point[1]), Math.exp(point[2]), Math.exp(point[3]));
            assertSum(likelihood.at(point, new double[4]), model::logLikelihood);
        }
    }

    @Test
    void gradientsOfBgBbEqualDifferences() {
        PurchaseCounts counts = PurchaseCounts.of(List.of(
                PurchaseHistory.of(0, 0, 6),
                PurchaseHistory.of(2, 5, 6),
                PurchaseHistory.of(6, 6, 6),
                PurchaseHistory.of(1, 1, 90),
                PurchaseHistory.of(0, 0, 0)));
        for (double[] point : POINTS) {
            Gradients.assertEqualDifferences(new BgBbLikelihood(counts), point);
        }
    }

    private static void assertSum(double value, java.util.function.ToDoubleFunction<PurchaseHistory> each) {
        double sum = COUNTS.groups().stream()
                .mapToDouble(group -> group.customers() * each.applyAsDouble(group.history()))
                .sum();
        assertThat(value).isCloseTo(sum, within(1e-11 * Math.abs(sum)));
    }
}
