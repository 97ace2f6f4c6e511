package io.throughline.cep.engine;

import io.throughline.domain.event.CustomerEvent;
import java.util.List;
import java.util.Set;
import org.apache.flink.cep.pattern.conditions.RichIterativeCondition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A condition that says beforehand which events can fulfil it, and that reads what was captured step by step.
 *
 * <p>Pure: the same event and the same captured events give the same answer, however often it is asked. Flink's own
 * operator runs it through {@link #filter}; the engine asks {@link #test}, and only for events of its types. If it throws,
 * it is not fulfilled, and the job goes on.
 */
public abstract class EventCondition extends RichIterativeCondition<CustomerEvent> {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(EventCondition.class);

    /** The event types outside of which it is never fulfilled; null for any type. */
    public abstract @Nullable Set<String> eventTypes();

    /** The steps that may have captured something by the time it is asked; its own among them if the step repeats. */
    protected abstract List<String> stepsBefore();

    /** Whether {@code event} fulfils it. */
    public abstract boolean test(CustomerEvent event, Captured captured) throws Exception;

    @Override
    public final boolean filter(CustomerEvent event, Context<CustomerEvent> context) {
        try {
            return accepts(event) && test(event, new CapturedByFlink(context, stepsBefore()));
        } catch (Exception failed) {
            LOG.warn("A condition failed and counts as not fulfilled", failed);
            return false;
        }
    }

    final boolean accepts(CustomerEvent event) {
        Set<String> types = eventTypes();
        return types == null || types.contains(event.what().eventType());
    }
}
