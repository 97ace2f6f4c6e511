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
import org.apache.flink.api.common.functions.OpenContext;
import org.jspecify.annotations.Nullable;

/**
 * Whether an event fills a stage: its type, the window on event time, what must be the same or differ among repeats, and
 * its {@code where}.
 */
final class ElementCondition extends EventCondition {

    private static final long serialVersionUID = 1L;

    private final Parameters parameters;
    private final Vocabulary vocabulary;
    private final Stage stage;
    private final Window window;
    private final Set<String> types;
    private final @Nullable Condition where;
    private final ArrayList<String> distinct;
    private final ArrayList<String> same;

    private transient @Nullable Expression<Moment> expression;

    ElementCondition(
            PatternDefinition definition, Stage stage, Window window, Occurrence occurrence, Quantifier quantifier) {
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
                && (expression == null || expression.test(new Moment(event, evidence)));
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
}
