package io.throughline.cep.engine;

import io.throughline.domain.event.CustomerEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a partial match has captured so far, as its conditions see it. */
public interface Captured {

    /** The event that began the match; null while nothing is captured. */
    @Nullable
    CustomerEvent first();

    /** The event captured last, of whatever step; null while nothing is captured. */
    @Nullable
    CustomerEvent last();

    /** The event that {@code step} captured last; null if none. */
    @Nullable
    CustomerEvent last(String step);

    /** The events that {@code step} captured, in order; none if it has captured nothing. */
    List<CustomerEvent> all(String step);
}
