package io.throughline.cep;

import io.throughline.cep.engine.Captured;
import io.throughline.cep.engine.EventCondition;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.expressions.Expression;
import io.throughline.expressions.Variable;
import io.throughline.expressions.yaml.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether an event fills a stage: its type, the window on event time, what must be the same or differ among repeats, and
 * its {@code where}.
 *
 * <p>A {@code where} that throws counts as not fulfilled, in the metric {@code condition_errors} of its stage, and is
 * logged once; the job goes on.
 */
final class ElementCondition extends EventCondition {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ElementCondition.class);

    private final String pattern;
    private final Parameters parameters;
    private final Vocabulary vocabulary;
    private final Stage stage;
    private final Window window;
    private final Set<String> types;
    private final @Nullable Condition where;
    private final ArrayList<String> distinct;
    private final ArrayList<String> same;

    private transient @Nullable Expression<Moment> expression;
    private transient Counter errors = new SimpleCounter();

    ElementCondition(
            PatternDefinition definition, Stage stage, Window window, Occurrence occurrence, Quantifier quantifier) {
        this.pattern = definition.name();
        this.parameters = definition.parameters();
        this.vocabulary = definition.vocabulary();
        this.stage = stage;
        this.window = window;
        this.types = Set.copyOf(occurrence.on());
        this.where = occurrence.where();
        this.distinct = new ArrayList<>(quantifier.distinct());
        this.same = new ArrayList<>(quantifier.same());
    }

    /** Flink opens a condition once for every transition that uses it. */
    @Override
    public void open(OpenContext context) {
        if (where != null && expression == null) {
            Position at = new Position(where.file(), where.line(), where.column());
            CapturedScope scope =
                    new CapturedScope(vocabulary.scope(), stage.stagesByStep().keySet(), parameters);
            expression = Expression.compile(where.source(), at, scope);
        }
        if (errors == null) {
            errors = getRuntimeContext()
                    .getMetricGroup()
                    .addGroup("step", stage.name())
                    .counter("friction_condition_errors");
        }
    }

    @Override
    public Set<String> eventTypes() {
        return types;
    }

    @Override
    protected List<String> stepsBefore() {
        return stage.stagesBefore();
    }

    @Override
    public boolean test(CustomerEvent event, Captured captured) {
        Evidence evidence = new Evidence(captured, stage.stagesByStep());
        return isWithin(event, captured)
                && differs(event, evidence)
                && agrees(event, evidence)
                && holds(new Moment(event, evidence));
    }

    private boolean isWithin(CustomerEvent event, Captured captured) {
        CustomerEvent first = captured.first();
        CustomerEvent last = captured.last();
        if (first == null || last == null) {
            // Nothing is captured yet: right for a first step; Flink also asks absences, one event too early.
            return stage.begins();
        }
        return window.contains(event, first, last);
    }

    private boolean differs(CustomerEvent event, Evidence evidence) {
        for (String field : distinct) {
            Object value = read(field, event);
            if (value == null
                    || evidence.all(stage.step()).stream()
                            .anyMatch(earlier -> Objects.equals(value, read(field, earlier)))) {
                return false;
            }
        }
        return true;
    }

    private boolean agrees(CustomerEvent event, Evidence evidence) {
        for (String field : same) {
            Object value = read(field, event);
            CustomerEvent earlier = evidence.last(stage.step());
            if (value == null || earlier != null && !Objects.equals(value, read(field, earlier))) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Object read(String field, CustomerEvent event) {
        Variable<CustomerEvent> variable =
                Objects.requireNonNull(vocabulary.scope().find(field), field);
        return variable.reader().apply(event);
    }

    private boolean holds(Moment moment) {
        Expression<Moment> condition = expression;
        return condition == null || holds(condition::test, moment);
    }

    boolean holds(Predicate<Moment> condition, Moment moment) {
        try {
            return condition.test(moment);
        } catch (RuntimeException failed) {
            if (errors.getCount() == 0) {
                LOG.warn(
                        "The condition of {} in pattern {} failed and counts as false: {}",
                        stage.name(),
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
