package io.throughline.value.purchases;

import io.throughline.value.fitting.Estimate;
import io.throughline.value.fitting.Fit;

/**
 * What a fitted purchase model foretells of a customer, with 95 % intervals. They say how well the parameters are known,
 * not how much one customer scatters about the expectation; they are absent unless the fit is interior.
 */
public final class Predictions {

    private final ParameterUncertainty<PurchaseModel> models;

    /** @throws IllegalStateException if the fit has no model */
    public Predictions(Fit<PurchaseModel> fit) {
        PurchaseModel model = fit.orThrow();
        this.models = new ParameterUncertainty<>(fit, model, model.parameters(), model::with);
    }

    /** {@link PurchaseModel#expectedOrders}; the interval by its logarithm. */
    public Estimate orders(PurchaseHistory history, double horizon) {
        double value = models.model().expectedOrders(history, horizon);
        return models.known() && value > 0
                ? Estimate.logNormal(
                        value, models.standardErrorOf(model -> Math.log(model.expectedOrders(history, horizon))))
                : Estimate.of(value);
    }

    /** {@link PurchaseModel#probabilityAlive(PurchaseHistory, double)}; the interval by its log-odds, within 0 and 1. */
    public Estimate alive(PurchaseHistory history, double horizon) {
        double value = models.model().probabilityAlive(history, horizon);
        if (!models.known() || !(value > 0 && value < 1)) {
            return Estimate.of(value);
        }
        double error = models.standardErrorOf(model -> {
            double alive = model.probabilityAlive(history, horizon);
            return Math.log(alive) - Math.log1p(-alive);
        });
        double odds = value / (1 - value);
        double factor = Math.exp(Estimate.Z95 * error);
        return new Estimate(value, odds / factor / (1 + odds / factor), 1 / (1 + 1 / (odds * factor)));
    }
}
