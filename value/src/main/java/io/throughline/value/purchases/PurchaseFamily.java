package io.throughline.value.purchases;

import io.throughline.value.fitting.Fit;
import java.util.List;
import java.util.Map;

/** The families of purchase models. */
public enum PurchaseFamily {
    /** {@link BgNbd}. */
    BG_NBD("r", "alpha", "a", "b") {
        @Override
        public Fit<PurchaseModel> fit(PurchaseCounts counts) {
            return PurchaseEstimator.dropOut(counts, 1, 0, p -> new BgNbd(p[0], p[1], p[2], p[3]));
        }

        @Override
        PurchaseModel of(double[] p) {
            return new BgNbd(p[0], p[1], p[2], p[3]);
        }
    },

    /** {@link MbgNbd}. */
    MBG_NBD("r", "alpha", "a", "b") {
        @Override
        public Fit<PurchaseModel> fit(PurchaseCounts counts) {
            return PurchaseEstimator.dropOut(counts, 1, 1, p -> new MbgNbd(p[0], p[1], p[2], p[3]));
        }

        @Override
        PurchaseModel of(double[] p) {
            return new MbgNbd(p[0], p[1], p[2], p[3]);
        }
    },

    /** {@link ParetoNbd}. */
    PARETO_NBD("r", "alpha", "s", "beta") {
        @Override
        public Fit<PurchaseModel> fit(PurchaseCounts counts) {
            return PurchaseEstimator.pareto(counts);
        }

        @Override
        PurchaseModel of(double[] p) {
            return new ParetoNbd(p[0], p[1], p[2], p[3]);
        }
    },

    /** {@link MbgCnbd}; the fit needs the intervals of the counts and chooses k by likelihood. */
    MBG_CNBD_K("k", "r", "alpha", "a", "b") {
        @Override
        public Fit<PurchaseModel> fit(PurchaseCounts counts) {
            return PurchaseEstimator.regular(counts);
        }

        @Override
        PurchaseModel of(double[] p) {
            if (p[0] != Math.rint(p[0]) || p[0] < 1 || p[0] > PurchaseEstimator.MOST_REGULAR) {
                throw new IllegalArgumentException(
                        "k must be a whole number from 1 to " + PurchaseEstimator.MOST_REGULAR + ", but was " + p[0]);
            }
            return new MbgCnbd((int) p[0], p[1], p[2], p[3], p[4]);
        }
    },

    /** {@link BgBb}; times count opportunities. */
    BG_BB("alpha", "beta", "gamma", "delta") {
        @Override
        public Fit<PurchaseModel> fit(PurchaseCounts counts) {
            return PurchaseEstimator.discrete(counts);
        }

        @Override
        PurchaseModel of(double[] p) {
            return new BgBb(p[0], p[1], p[2], p[3]);
        }
    };

    private final List<String> parameters;

    PurchaseFamily(String... parameters) {
        this.parameters = List.of(parameters);
    }

    /** The parameters' names, in the order of the model's record. */
    public List<String> parameterNames() {
        return parameters;
    }

    /**
     * The model under which the counts are most likely, by maximum likelihood over the logarithms of the parameters with
     * the analytic gradient, from several starts. The same customers in any order give the same bits.
     *
     * <p>Where the likelihood grows as drop-out vanishes, the model is the NBD and the status {@code BOUNDARY}; it is
     * {@code BOUNDARY} as well where customers do not differ enough for the data to hold the shapes. With fewer than 10
     * repeat purchases in all there is no model.
     *
     * @param counts all times in one unit, which becomes the model's
     */
    public abstract Fit<PurchaseModel> fit(PurchaseCounts counts);

    /**
     * The model with given parameters.
     *
     * @param values by the names of {@link #parameterNames}; others are ignored
     * @throws IllegalArgumentException if one is missing or outside its domain
     */
    public PurchaseModel of(Map<String, Double> values) {
        double[] p = new double[parameters.size()];
        for (int i = 0; i < p.length; i++) {
            Double value = values.get(parameters.get(i));
            if (value == null) {
                throw new IllegalArgumentException(
                        "need the parameters " + String.join(", ", parameters) + ", but got " + values.keySet());
            }
            p[i] = value;
        }
        return of(p);
    }

    abstract PurchaseModel of(double[] parameters);

    /** The values of a model's parameters in the order of {@link #parameterNames}. */
    public List<Double> parametersOf(PurchaseModel model) {
        if (model instanceof MbgCnbd regular) {
            return List.of((double) regular.k(), regular.r(), regular.alpha(), regular.a(), regular.b());
        }
        return model.parameters();
    }
}
