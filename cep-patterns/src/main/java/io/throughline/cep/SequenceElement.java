package io.throughline.cep;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a sequence: something that happens, or something that does not. */
public sealed interface SequenceElement permits Step, Absence {

    /** Canonical event types that can fill it; at least one. */
    List<String> on();

    /** What else must hold for such an event; null for nothing. */
    @Nullable
    Condition where();
}
