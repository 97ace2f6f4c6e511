package io.throughline.cep.engine;

import io.throughline.domain.event.CustomerEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.jspecify.annotations.Nullable;

/**
 * One event offered to one partial match: asks each condition at most once, and shows it what the match has captured.
 *
 * <p>One trial is used again and again. A condition that throws is not fulfilled.
 */
final class Trial implements Captured, IterativeCondition.Context<CustomerEvent> {

    private static final byte UNKNOWN = 0;
    private static final byte NO = 1;
    private static final byte YES = 2;

    private final byte[] answers;
    private final Program program;
    private final PatternHealth health;

    private @Nullable Capture last;

    @SuppressWarnings("NullAway.Init") // set by of, without which nothing is asked
    private CustomerEvent event;

    Trial(Program program, PatternHealth health) {
        this.program = program;
        this.health = health;
        this.answers = new byte[program.conditions().size()];
    }

    /** The event that is offered from now on. */
    void of(CustomerEvent offered) {
        event = offered;
    }

    /** @param captured what the match that it is offered to captured last; null where it may begin one */
    void after(@Nullable Capture captured) {
        last = captured;
        Arrays.fill(answers, UNKNOWN);
    }

    CustomerEvent event() {
        return event;
    }

    boolean ask(int condition) {
        if (answers[condition] == UNKNOWN) {
            answers[condition] = fulfils(program.conditions().get(condition)) ? YES : NO;
        }
        return answers[condition] == YES;
    }

    private boolean fulfils(IterativeCondition<CustomerEvent> condition) {
        try {
            if (condition instanceof EventCondition own) {
                return own.accepts(event) && own.test(event, this);
            }
            return condition.filter(event, this);
        } catch (Exception failed) {
            health.failed(failed);
            return false;
        }
    }

    @Override
    public @Nullable CustomerEvent first() {
        return last == null ? null : last.first();
    }

    @Override
    public @Nullable CustomerEvent last() {
        return last == null ? null : last.event();
    }

    @Override
    public @Nullable CustomerEvent last(String step) {
        for (Capture capture = last; capture != null; capture = capture.before()) {
            if (program.stage(capture.stage()).equals(step)) {
                return capture.event();
            }
        }
        return null;
    }

    @Override
    public List<CustomerEvent> all(String step) {
        List<CustomerEvent> all = new ArrayList<>();
        for (Capture capture = last; capture != null; capture = capture.before()) {
            if (program.stage(capture.stage()).equals(step)) {
                all.add(capture.event());
            }
        }
        Collections.reverse(all);
        return all;
    }

    @Override
    public Iterable<CustomerEvent> getEventsForPattern(String step) {
        return all(step);
    }

    @Override
    public long timestamp() {
        return Capture.orderTime(event);
    }

    @Override
    public long currentProcessingTime() {
        throw new UnsupportedOperationException("a condition must not depend on the time of day");
    }
}
