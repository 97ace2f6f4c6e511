package io.throughline.jobs.environment;

import io.throughline.domain.event.CustomerEvent;
import java.util.Comparator;

/**
 * A key's events in their canonical order.
 *
 * @param <O> what comes out
 */
public abstract class EventsInOrder<O> extends InOrder<CustomerEvent, O> {

    private static final long serialVersionUID = 1L;

    protected EventsInOrder() {
        super(CustomerEvent.class);
    }

    @Override
    protected final long timeOf(CustomerEvent event) {
        return event.time().orderTime().toEpochMilli();
    }

    @Override
    protected final Comparator<CustomerEvent> order() {
        return CustomerEvent.CANONICAL_ORDER;
    }
}
