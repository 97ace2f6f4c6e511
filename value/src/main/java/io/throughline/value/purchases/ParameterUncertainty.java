package io.throughline.value.purchases;

import io.throughline.value.fitting.Fit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How well the parameters of a fit are known, carried over to what follows from them (delta method, derivatives by central
 * differences).
 */
final class ParameterUncertainty<M> {

    private static final double STEP = 1e-4;

    private final Fit<?> fit;
    private final M model;
    private final List<Double> parameters;
    private final List<M> near = new ArrayList<>();

    /**
     * @param model that was fitted, or something made of it
     * @param parameters of the fit
     * @param with the same with other parameters
     */
    ParameterUncertainty(Fit<?> fit, M model, List<Double> parameters, Function<List<Double>, M> with) {
        this.fit = fit;
        this.model = model;
        this.parameters = parameters;
        if (!fit.covariance().isEmpty()) {
            for (int i = 0; i < parameters.size(); i++) {
                for (double factor : new double[] {1 + STEP, 1 - STEP}) {
                    List<Double> moved = new ArrayList<>(parameters);
                    moved.set(i, parameters.get(i) * factor);
                    near.add(with.apply(moved));
                }
            }
        }
    }

    M model() {
        return model;
    }

    /** Whether the fit tells how well it is known. */
    boolean known() {
        return !near.isEmpty();
    }

    /** Standard error of a quantity. */
    double standardErrorOf(ToDoubleFunction<M> quantity) {
        double[] slopes = new double[parameters.size()];
        for (int i = 0; i < slopes.length; i++) {
            double rise = quantity.applyAsDouble(near.get(2 * i)) - quantity.applyAsDouble(near.get(2 * i + 1));
            slopes[i] = rise / (2 * STEP * parameters.get(i));
        }
        return fit.standardErrorOf(slopes);
    }
}
