package io.throughline.value.purchases;

import io.throughline.value.fitting.Estimate;
import io.throughline.value.fitting.Fit;

/**
 * What a fitted purchase model foretells of customers within one horizon, with 95 % intervals. They say how well the
 * parameters are known, not how much one customer scatters about the expectation; they are absent unless the fit is
 * interior.
 */
public final class Predictions {

    private final ParameterUncertainty<ExpectedOrders> models;

    /**
     * @param fit with a model
     * @param horizon how far ahead, 0 or more, in the model's unit
     * @throws IllegalStateException if the fit has no model
     */
    public Predictions(Fit<PurchaseModel> fit, double horizon) {
        PurchaseModel model = fit.orThrow();
        this.models = new ParameterUncertainty<>(
                fit,
                new ExpectedOrders(model, horizon),
                model.parameters(),
                parameters -> new ExpectedOrders(model.with(parameters), horizon));
    }

    /** {@link PurchaseModel#expectedOrders}; the interval by its logarithm. */
    public Estimate orders(PurchaseHistory history) {
        double value = models.model().of(history);
        return models.known() && value > 0
                ? Estimate.logNormal(value, models.standardErrorOf(near -> Math.log(near.of(history))))
                : Estimate.of(value);
    }

    /** {@link PurchaseModel#probabilityAlive(PurchaseHistory)}; the interval by its log-odds, within 0 and 1. */
    public Estimate alive(PurchaseHistory history) {
        double value = models.model().model().probabilityAlive(history);
        if (!models.known() || !(value > 0 && value < 1)) {
            return Estimate.of(value);
        }
        double error = models.standardErrorOf(near -> {
            double alive = near.model().probabilityAlive(history);
            return Math.log(alive) - Math.log1p(-alive);
        });
        double odds = value / (1 - value);
        double factor = Math.exp(Estimate.Z95 * error);
        return new Estimate(value, odds / factor / (1 + odds / factor), 1 / (1 + 1 / (odds * factor)));
    }
}
