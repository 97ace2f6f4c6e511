package io.throughline.value.purchases;

/** How far ahead to look. */
final class Horizon {

    private Horizon() {}

    static double checked(double horizon) {
        if (!(horizon >= 0) || Double.isInfinite(horizon)) {
            throw new IllegalArgumentException("horizon must be 0 or more, but was " + horizon);
        }
        return horizon;
    }

    static double discount(double delta) {
        if (!(delta > 0) || Double.isInfinite(delta)) {
            throw new IllegalArgumentException("a discount rate for life must be greater than 0, but was " + delta);
        }
        return delta;
    }
}
