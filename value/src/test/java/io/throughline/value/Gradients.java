package io.throughline.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.value.fitting.Likelihood;

/** Whether a likelihood's gradient is that of its values. */
public final class Gradients {

    private static final double STEP = 1e-5;

    private Gradients() {}

    /** Compares with central differences. */
    public static void assertEqualDifferences(Likelihood likelihood, double... point) {
        double[] gradient = new double[point.length];
        double[] ignored = new double[point.length];
        double value = likelihood.at(point, gradient);
        for (int i = 0; i < point.length; i++) {
            double[] up = point.clone();
            up[i] += STEP;
            double[] down = point.clone();
            down[i] -= STEP;
            double slope = (likelihood.at(up, ignored) - likelihood.at(down, ignored)) / (2 * STEP);
            assertThat(gradient[i]).as("by " + i).isCloseTo(slope, within(1e-8 * (Math.abs(value) + Math.abs(slope))));
        }
    }
}
