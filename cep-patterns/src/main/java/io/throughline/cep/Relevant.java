package io.throughline.cep;

import io.throughline.domain.event.CustomerEvent;
import java.io.Serial;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.api.common.functions.FilterFunction;
import org.jspecify.annotations.Nullable;

/**
 * Lets the events pass that one pattern can use: those of the types it names, and with a value of the field it is split by.
 *
 * <p>A pattern that says {@code strict} or {@code consecutive} sees events of every type, since any may come in between.
 * For all others what is left out would have changed nothing.
 */
final class Relevant implements FilterFunction<CustomerEvent> {

    @Serial
    private static final long serialVersionUID = 1L;

    private final @Nullable HashSet<String> types;
    private final @Nullable PerField per;

    private Relevant(@Nullable Set<String> types, @Nullable PerField per) {
        this.types = types == null ? null : new HashSet<>(types);
        this.per = per;
    }

    static Relevant to(Search search, @Nullable PerField per) {
        return new Relevant(search.seesAll() ? null : search.eventTypes(), per);
    }

    @Override
    public boolean filter(CustomerEvent event) {
        return (types == null || types.contains(event.what().eventType())) && (per == null || per.filter(event));
    }
}
