package io.throughline.cep.engine;

import io.throughline.domain.event.CustomerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.jspecify.annotations.Nullable;

/** A condition of a random pattern: on the event's type, and on what has been captured. */
final class Fits extends EventCondition {

    private static final long serialVersionUID = 1L;

    enum Relation {
        NONE,
        /** In the session of the event that the other step captured last. */
        SAME_SESSION,
        /** The other step has captured fewer than so many. */
        FEWER_THAN,
        /** Less than so many milliseconds of event time after the first event. */
        SOON_AFTER_FIRST,
        /** Not before the event captured last, in event time. */
        IN_ORDER
    }

    private final Set<String> types;
    private final Relation relation;
    private final String step;
    private final int number;
    private final ArrayList<String> steps;

    Fits(Set<String> types, Relation relation, String step, int number, List<String> steps) {
        this.types = types;
        this.relation = relation;
        this.step = step;
        this.number = number;
        this.steps = new ArrayList<>(steps);
    }

    static Fits type(String... types) {
        return new Fits(Set.of(types), Relation.NONE, "", 0, List.of());
    }

    @Override
    public @Nullable Set<String> eventTypes() {
        return types;
    }

    @Override
    protected List<String> stepsBefore() {
        return steps;
    }

    @Override
    public boolean test(CustomerEvent event, Captured captured) {
        CustomerEvent first = captured.first();
        CustomerEvent last = captured.last();
        return switch (relation) {
            case NONE -> true;
            case SAME_SESSION -> {
                CustomerEvent other = captured.last(step);
                yield other != null
                        && Objects.equals(other.who().sessionId(), event.who().sessionId());
            }
            case FEWER_THAN -> captured.all(step).size() < number;
            case SOON_AFTER_FIRST ->
                first == null
                        || event.time()
                                .eventTime()
                                .isBefore(first.time().eventTime().plusMillis(number));
            case IN_ORDER ->
                last == null || !event.time().eventTime().isBefore(last.time().eventTime());
        };
    }

    /** The same without saying its types beforehand, and without what is our own. */
    static IterativeCondition<CustomerEvent> untold(String type) {
        return new IterativeCondition<>() {
            @Override
            public boolean filter(CustomerEvent event, Context<CustomerEvent> context) {
                return event.what().eventType().equals(type);
            }
        };
    }

    @Override
    public String toString() {
        return types.stream().sorted().toList()
                + (relation == Relation.NONE ? "" : " " + relation + " " + step + " " + number);
    }
}
