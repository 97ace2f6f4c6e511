package io.throughline.value.effects;

/** Whether the data can tell an effect. */
public enum EffectStatus {
    /** The interval excludes 0. */
    ESTIMATED,

    /** The interval holds 0: no effect and an effect within it are both possible. */
    NOT_DISTINGUISHABLE,

    /** Too few customers, or too few of the exposed have anybody to be compared with: there is no estimate. */
    NOT_ENOUGH_DATA
}
