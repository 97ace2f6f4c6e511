package io.throughline.expressions;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The names that an expression may use.
 *
 * @param <C> what an expression is evaluated on
 */
public interface Scope<C> {

    /** The variable called {@code name}, or null if there is none. */
    @Nullable
    Variable<C> find(String name);

    /** Every name there is, to suggest one for a name that is unknown. */
    Collection<String> names();
}
