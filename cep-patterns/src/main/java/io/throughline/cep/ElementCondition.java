package io.throughline.cep;

import io.throughline.cep.engine.Captured;
import io.throughline.cep.engine.EventCondition;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.expressions.Expression;
import io.throughline.expressions.yaml.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.OpenContext;
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
final class ElementCondition extends EventCondition {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ElementCondition.class);

    private final String pattern;
    private final String stage;
    private final Set<String> types;
    private final boolean begins;
    private final ArrayList<String> before;
    private final ArrayList<String> stepsBefore;
    private final Duration within;
    private final @Nullable Condition where;
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
        this.begins = before.isEmpty();
        this.stepsBefore = new ArrayList<>(before);
        if (element instanceof Step step && step.times() > 1) {
            stepsBefore.add(stage);
        }
        this.within = definition.within();
        this.where = element.where();
        this.vocabulary = definition.vocabulary();
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
    public Set<String> eventTypes() {
        return types;
    }

    @Override
    protected List<String> stepsBefore() {
        return stepsBefore;
    }

    @Override
    public boolean test(CustomerEvent event, Captured captured) {
        return isWithin(event, captured) && holds(event, captured);
    }

    /** Windows are half-open: at exactly {@code within} after the first event, an event is out. */
    private boolean isWithin(CustomerEvent event, Captured captured) {
        CustomerEvent first = captured.first();
        CustomerEvent last = captured.last();
        if (first == null || last == null) {
            // Nothing is captured yet: right for a first step; Flink also asks absences, one event too early.
            return begins;
        }
        Instant at = event.time().eventTime();
        return !at.isBefore(last.time().eventTime())
                && at.isBefore(first.time().eventTime().plus(within));
    }

    private boolean holds(CustomerEvent event, Captured captured) {
        Expression<Moment> condition = expression;
        return condition == null || holds(condition::test, new Moment(event, captured));
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
