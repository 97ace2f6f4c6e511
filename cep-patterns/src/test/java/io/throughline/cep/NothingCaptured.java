package io.throughline.cep;

import io.throughline.cep.engine.Captured;
import io.throughline.domain.event.CustomerEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A match that has not begun. */
final class NothingCaptured implements Captured {

    @Override
    public @Nullable CustomerEvent first() {
        return null;
    }

    @Override
    public @Nullable CustomerEvent last() {
        return null;
    }

    @Override
    public @Nullable CustomerEvent last(String step) {
        return null;
    }

    @Override
    public List<CustomerEvent> all(String step) {
        return List.of();
    }
}
