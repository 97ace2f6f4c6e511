package io.throughline.value.fitting;

/** What became of a fit. Only {@link #INTERIOR} ones carry standard errors. */
public enum FitStatus {
    /** The likelihood has its maximum inside the parameters' domain. */
    INTERIOR,

    /** The likelihood grows towards the edge of the domain; the model is the one at the edge, its predictions are sound. */
    BOUNDARY,

    /** The data cannot tell: there is no model. */
    TOO_LITTLE_DATA
}
