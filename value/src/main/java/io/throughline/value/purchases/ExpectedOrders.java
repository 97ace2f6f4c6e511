package io.throughline.value.purchases;

import java.util.HashMap;
import java.util.Map;

/** Expected orders of many customers within one horizon; what depends on few numbers alone is computed once. */
public final class ExpectedOrders {

    private final PurchaseModel model;
    private final double horizon;
    private final Map<PurchaseHistory, Double> ifAlive = new HashMap<>();

    /**
     * @param model of all of them
     * @param horizon how far ahead, 0 or more, in the model's unit
     */
    public ExpectedOrders(PurchaseModel model, double horizon) {
        this.model = model;
        this.horizon = Horizon.checked(horizon);
    }

    /** The model of all of them. */
    public PurchaseModel model() {
        return model;
    }

    /** {@link PurchaseModel#expectedOrders} of one. */
    public double of(PurchaseHistory history) {
        return model.probabilityAlive(history)
                * ifAlive.computeIfAbsent(
                        model.ifAlive(history), living -> model.expectedOrdersIfAlive(living, horizon));
    }
}
