package io.throughline.expressions;

import org.jspecify.annotations.Nullable;

/** One node of a compiled expression. */
@FunctionalInterface
interface Evaluator<C> {

    /** The value on {@code on}; null where it is missing. It never throws. */
    @Nullable
    Object of(C on);
}
