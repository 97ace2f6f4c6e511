package io.throughline.value.survival;

/** How {@link CoxEstimator} treats events at the same time. */
public enum Ties {
    /** Efron (1977): as if they had come one after the other in an unknown order; close to exact. */
    EFRON,
    /** Breslow (1974): as if each had come with all the others still at risk. */
    BRESLOW
}
