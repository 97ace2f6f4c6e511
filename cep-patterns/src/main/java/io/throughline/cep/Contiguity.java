package io.throughline.cep;

/** What may happen between a step and the one before it. */
public enum Contiguity {
    /** Nothing at all: the next event of the same key fills the step, or the match ends. */
    STRICT,
    /** Anything; the first event that fits fills the step. */
    RELAXED,
    /** Anything; every event that fits fills the step, each in a match of its own. */
    ANY
}
