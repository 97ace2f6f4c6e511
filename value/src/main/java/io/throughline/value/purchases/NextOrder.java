package io.throughline.value.purchases;

import java.util.OptionalDouble;
import org.hipparchus.analysis.solvers.BrentSolver;

/** When a customer is expected to buy next. */
public final class NextOrder {

    private static final double FARTHEST = 1e6;
    private static final int STEPS = 200;

    private NextOrder() {}

    /**
     * The time after the end of observation by which an order has come with a given probability: the root of
     * {@code P(alive) P(order within t | alive) = probability}, which rises with t.
     *
     * @param probability greater than 0, less than 1; 0.5 gives the median
     * @return in the model's unit; empty if that probability is never reached, or only after a million ages of the customer
     * @throws IllegalArgumentException if the probability is not between 0 and 1
     */
    public static OptionalDouble within(PurchaseModel model, PurchaseHistory history, double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("need a probability between 0 and 1, but got " + probability);
        }
        double alive = model.probabilityAlive(history);
        double scale = Math.max(history.age(), 1);
        double low = 0;
        double high = scale * 1e-3;
        while (alive * model.probabilityOfOrderIfAlive(history, high) < probability) {
            if (high > FARTHEST * scale) {
                return OptionalDouble.empty();
            }
            low = high;
            high *= 4;
        }
        double root = new BrentSolver(1e-10, 1e-9 * scale)
                .solve(STEPS, t -> alive * model.probabilityOfOrderIfAlive(history, t) - probability, low, high);
        return OptionalDouble.of(root);
    }
}
