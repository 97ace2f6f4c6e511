package io.throughline.cep.engine;

import io.throughline.domain.event.CustomerEvent;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a closing absence is certain. */
@FunctionalInterface
public interface ClosingTime extends Serializable {

    /**
     * The instant, in order time; null for an absence that is never certain.
     *
     * @param first the event that began the match
     * @param last the event captured last
     */
    @Nullable
    Instant of(CustomerEvent first, CustomerEvent last);
}
