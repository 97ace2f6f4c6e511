package io.throughline.cep;

import io.throughline.cep.engine.Captured;
import io.throughline.domain.event.CustomerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a partial match has captured, by the steps of the file instead of Flink's stages.
 *
 * @param stages of each step that may have captured something, in order
 */
record Evidence(Captured captured, Map<String, ? extends List<String>> stages) {

    /** The event that {@code step} captured last; null if none. */
    @Nullable
    CustomerEvent last(String step) {
        List<String> names = stages.get(step);
        if (names == null) {
            return null;
        }
        for (int i = names.size() - 1; i >= 0; i--) {
            CustomerEvent last = captured.last(names.get(i));
            if (last != null) {
                return last;
            }
        }
        return null;
    }

    /** The events that {@code step} captured, in order. */
    List<CustomerEvent> all(String step) {
        List<CustomerEvent> all = new ArrayList<>();
        List<String> names = stages.get(step);
        if (names != null) {
            names.forEach(stage -> all.addAll(captured.all(stage)));
        }
        return all;
    }

    /** The event captured last, of whatever step; null if none. */
    @Nullable
    CustomerEvent previous() {
        return captured.last();
    }
}
