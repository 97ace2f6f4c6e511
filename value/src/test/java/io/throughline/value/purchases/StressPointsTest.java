package io.throughline.value.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Points at which textbook formulas lose their digits, against values that were certified by ball arithmetic. */
class StressPointsTest {

    private static final double[] HORIZONS = {1, 39, 365, 3650};
    private static final double DELTA = Math.log(1.10) / (365.25 / 7);

    @Test
    void everyPointIsFiniteAndEqualToItsCertifiedValue() throws IOException {
        List<String[]> points = points();

        assertThat(points).hasSize(224);
        for (String[] point : points) {
            double[] n = new double[point.length];
            for (int i = 1; i < point.length; i++) {
                n[i] = Double.parseDouble(point[i]);
            }
            PurchaseModel model = point[0].equals("bg_nbd")
                    ? new BgNbd(n[1], n[2], n[3], n[4])
                    : new ParetoNbd(n[1], n[2], n[3], n[4]);
            PurchaseHistory history = PurchaseHistory.of((int) n[5], n[6], n[7]);
            String at = model + " " + history;
            assertThat(model.logLikelihood(history))
                    .as(at)
                    .isCloseTo(n[8], within(1e-11 * Math.max(1, Math.abs(n[8]))));
            assertRelative(model.probabilityAlive(history), n[9], 1e-11, at);
            for (int i = 0; i < HORIZONS.length; i++) {
                if (!Double.isNaN(n[10 + i])) {
                    assertRelative(model.expectedOrders(history, HORIZONS[i]), n[10 + i], 1e-11, at);
                }
            }
            if (model instanceof ParetoNbd) {
                assertRelative(model.discountedOrdersForLife(history, DELTA), n[14], 1e-11, at);
            }
        }
    }

    private static void assertRelative(double found, double expected, double relative, String at) {
        assertThat(found).as(at).isCloseTo(expected, within(relative * expected));
    }

    private static List<String[]> points() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                StressPointsTest.class.getResourceAsStream("/stress-points.csv"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(","))
                    .toList();
        }
    }
}
