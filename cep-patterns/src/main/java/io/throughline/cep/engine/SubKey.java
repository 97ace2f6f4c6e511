package io.throughline.cep.engine;

import io.throughline.domain.event.CustomerEvent;
import java.io.Serializable;

/** Splits a profile's journey into parts, each with matches of its own. */
@FunctionalInterface
public interface SubKey extends Serializable {

    /** The part that {@code event} belongs to; empty for none. */
    String of(CustomerEvent event);
}
