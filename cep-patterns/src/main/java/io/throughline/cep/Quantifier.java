package io.throughline.cep;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often something happens.
 *
 * @param from at least so often, 1 or more
 * @param to at most so often; {@link #UNBOUNDED} for no such limit
 * @param optional whether it may also not happen at all
 * @param consecutive whether nothing may happen in between
 * @param greedy whether an event that could also fill the next step is taken here
 * @param until what ends the repeating; null for nothing
 * @param distinct fields whose values must differ among all of them, none missing
 * @param same fields whose values must be the same in all of them, none missing
 */
public record Quantifier(
        int from,
        int to,
        boolean optional,
        boolean consecutive,
        boolean greedy,
        @Nullable Occurrence until,
        List<String> distinct,
        List<String> same) {

    /** No upper limit. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    /** Exactly once. */
    public static final Quantifier ONCE = new Quantifier(1, 1, false, false, false, null, List.of(), List.of());

    public Quantifier {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException("from " + from + " to " + to + " times is no number of times");
        }
        distinct = List.copyOf(distinct);
        same = List.copyOf(same);
    }

    /** Whether more than one event may fill it. */
    public boolean repeats() {
        return to > 1;
    }

    /** Whether it has no upper limit. */
    public boolean unbounded() {
        return to == UNBOUNDED;
    }
}
