package io.throughline.cep;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.expressions.Expression;
import io.throughline.expressions.yaml.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.cep.pattern.conditions.RichIterativeCondition;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether an event fills a step, or breaks an absence: its type, the window on event time, and its {@code where}.
 *
 * <p>A {@code where} that throws counts as not fulfilled, in the metric {@code condition_errors} of its step, and is
 * logged once; the job goes on.
 */
final class ElementCondition extends RichIterativeCondition<CustomerEvent> {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ElementCondition.class);

    private final String pattern;
    private final String stage;
    private final Set<String> types;
    private final ArrayList<String> before;
    private final boolean repeats;
    private final Duration within;
    private final @Nullable Condition where;
    private final ArrayList<String> mentioned;
    private final Vocabulary vocabulary;

    private transient @Nullable Expression<Moment> expression;
    private transient Counter errors = new SimpleCounter();

    /**
     * @param stage what Flink calls the element
     * @param before the steps that are captured before it, in order
     */
    ElementCondition(PatternDefinition definition, SequenceElement element, String stage, List<String> before) {
        this.pattern = definition.name();
        this.stage = stage;
        this.types = Set.copyOf(element.on());
        this.before = new ArrayList<>(before);
        this.repeats = element instanceof Step step && step.times() > 1;
        this.within = definition.within();
        this.where = element.where();
        this.vocabulary = definition.vocabulary();
        this.mentioned = new ArrayList<>();
        if (where != null) {
            before.stream().filter(step -> where.source().contains(step + ".")).forEach(mentioned::add);
        }
    }

    /** Flink opens a condition once for every transition that uses it. */
    @Override
    public void open(OpenContext context) {
        if (where != null && expression == null) {
            Position at = new Position(where.file(), where.line(), where.column());
            expression = Expression.compile(where.source(), at, new CapturedScope(vocabulary.scope(), before));
        }
        if (errors == null) {
            errors =
                    getRuntimeContext().getMetricGroup().addGroup("step", stage).counter("friction_condition_errors");
        }
    }

    @Override
    public boolean filter(CustomerEvent event, Context<CustomerEvent> context) throws Exception {
        return types.contains(event.what().eventType()) && isWithin(event, context) && holds(event, context);
    }

    /** Windows are half-open: at exactly {@code within} after the first event, an event is out. */
    private boolean isWithin(CustomerEvent event, Context<CustomerEvent> context) throws Exception {
        List<String> stages = new ArrayList<>(before);
        if (repeats) {
            stages.add(stage);
        }
        Instant first = null;
        Instant last = null;
        for (String name : stages) {
            for (CustomerEvent captured : context.getEventsForPattern(name)) {
                Instant at = captured.time().eventTime();
                first = first == null ? at : first;
                last = at;
            }
        }
        if (first == null || last == null) {
            // Nothing is captured yet: right for a first step; Flink also asks absences, one event too early.
            return before.isEmpty();
        }
        Instant at = event.time().eventTime();
        return !at.isBefore(last) && at.isBefore(first.plus(within));
    }

    private boolean holds(CustomerEvent event, Context<CustomerEvent> context) throws Exception {
        if (expression == null) {
            return true;
        }
        Map<String, CustomerEvent> captured = new HashMap<>();
        for (String step : mentioned) {
            for (CustomerEvent earlier : context.getEventsForPattern(step)) {
                captured.put(step, earlier);
            }
        }
        return holds(expression::test, new Moment(event, captured));
    }

    boolean holds(Predicate<Moment> condition, Moment moment) {
        try {
            return condition.test(moment);
        } catch (RuntimeException failed) {
            if (errors.getCount() == 0) {
                LOG.warn(
                        "The condition of {} in pattern {} failed and counts as false: {}",
                        stage,
                        pattern,
                        where,
                        failed);
            }
            errors.inc();
            return false;
        }
    }

    long errors() {
        return errors.getCount();
    }
}
