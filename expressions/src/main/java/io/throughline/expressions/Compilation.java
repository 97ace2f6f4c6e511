package io.throughline.expressions;

import io.throughline.expressions.yaml.Position;
import java.util.function.IntFunction;

/** Turns one source text into an {@link Expression}, or into problems. */
final class Compilation<C> {

    Compilation(String source, String field, IntFunction<Position> places, Scope<C> scope) {}

    Expression<C> run() {
        throw new UnsupportedOperationException("expressions are not yet evaluated");
    }

    static Position shifted(String source, Position at, int offset) {
        return at;
    }
}
