package io.throughline.cep.engine;

import io.throughline.domain.event.CustomerEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.cep.pattern.conditions.IterativeCondition.Context;
import org.apache.flink.util.WrappingRuntimeException;
import org.jspecify.annotations.Nullable;

/** What Flink's own operator has captured; it tells by step only, so the first and the last event are found by their order. */
final class CapturedByFlink implements Captured {

    private final Context<CustomerEvent> context;
    private final List<String> steps;

    CapturedByFlink(Context<CustomerEvent> context, List<String> steps) {
        this.context = context;
        this.steps = steps;
    }

    @Override
    public @Nullable CustomerEvent first() {
        CustomerEvent first = null;
        for (String step : steps) {
            for (CustomerEvent event : events(step)) {
                first = first == null || CustomerEvent.CANONICAL_ORDER.compare(event, first) < 0 ? event : first;
            }
        }
        return first;
    }

    @Override
    public @Nullable CustomerEvent last() {
        CustomerEvent last = null;
        for (String step : steps) {
            CustomerEvent event = last(step);
            if (event != null && (last == null || CustomerEvent.CANONICAL_ORDER.compare(event, last) > 0)) {
                last = event;
            }
        }
        return last;
    }

    @Override
    public @Nullable CustomerEvent last(String step) {
        CustomerEvent last = null;
        for (CustomerEvent event : events(step)) {
            last = event;
        }
        return last;
    }

    @Override
    public List<CustomerEvent> all(String step) {
        List<CustomerEvent> all = new ArrayList<>();
        events(step).forEach(all::add);
        return all;
    }

    private Iterable<CustomerEvent> events(String step) {
        try {
            return context.getEventsForPattern(step);
        } catch (Exception unreadable) {
            throw new WrappingRuntimeException(unreadable);
        }
    }
}
