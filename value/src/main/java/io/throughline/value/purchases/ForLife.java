package io.throughline.value.purchases;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** Discounting without an end. */
final class ForLife {

    private static final GaussIntegrator NODES = new GaussIntegratorFactory().legendre(16);
    private static final double NEGLIGIBLE = 42;

    private ForLife() {}

    /**
     * The integral of {@code exp(-delta t) dE(t)}, by parts {@code delta * integral of exp(-delta t) E(t)}, over
     * {@code ln(1 + t / scale)}.
     *
     * @param expectedOrders E, by horizon
     * @param delta greater than 0
     * @param scale of time on which E changes
     */
    static double discounted(DoubleUnaryOperator expectedOrders, double delta, double scale) {
        double end = Math.log1p(NEGLIGIBLE / (delta * scale));
        int panels = (int) Math.ceil(end);
        double width = end / panels;
        double sum = 0;
        for (int panel = 0; panel < panels; panel++) {
            for (int i = 0; i < NODES.getNumberOfPoints(); i++) {
                double w = (panel + 0.5 + 0.5 * NODES.getPoint(i)) * width;
                double horizon = scale * Math.expm1(w);
                sum += NODES.getWeight(i) * Math.exp(w - delta * horizon) * expectedOrders.applyAsDouble(horizon);
            }
        }
        return 0.5 * width * scale * delta * sum;
    }
}
