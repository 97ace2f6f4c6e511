package io.throughline.cep.engine;

import io.throughline.domain.event.CustomerEvent;
import java.io.Serializable;
import java.util.Set;
import org.apache.flink.cep.pattern.conditions.BooleanConditions;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.cep.pattern.conditions.RichAndCondition;
import org.apache.flink.cep.pattern.conditions.RichCompositeIterativeCondition;
import org.apache.flink.cep.pattern.conditions.RichNotCondition;
import org.apache.flink.cep.pattern.conditions.RichOrCondition;
import org.jspecify.annotations.Nullable;

/**
 * What an edge of the graph asks before it can be gone along: conditions, joined as Flink's compiler joined them.
 *
 * <p>Two questions can be put to it: whether it holds for an event, and what can be said of it beforehand for all events
 * of one type.
 */
sealed interface Guard extends Serializable {

    /** What is known of a guard when nothing but the type of the event is. */
    enum Verdict {
        NEVER,
        PERHAPS,
        ALWAYS
    }

    boolean holds(Trial trial);

    /** @param type null for any type that no condition names */
    Verdict givenType(@Nullable String type);

    /** Reads a condition of Flink's graph; its leaves are numbered by {@code leaves}. */
    @SuppressWarnings("unchecked")
    static Guard read(@Nullable IterativeCondition<CustomerEvent> condition, Leaves leaves) {
        if (condition == null
                || condition.getClass() == BooleanConditions.trueFunction().getClass()) {
            return new Always();
        }
        if (condition instanceof RichNotCondition
                || condition instanceof RichAndCondition
                || condition instanceof RichOrCondition) {
            IterativeCondition<CustomerEvent>[] parts =
                    ((RichCompositeIterativeCondition<CustomerEvent>) condition).getNestedConditions();
            Guard first = read(parts[0], leaves);
            if (condition instanceof RichNotCondition) {
                return new Not(first);
            }
            Guard second = read(parts[1], leaves);
            return condition instanceof RichAndCondition ? new Both(first, second) : new Either(first, second);
        }
        Set<String> types = condition instanceof EventCondition own ? own.eventTypes() : null;
        return new Asked(leaves.numberOf(condition), types == null ? null : Set.copyOf(types));
    }

    /** Gives each condition of a graph its number. */
    interface Leaves {
        int numberOf(IterativeCondition<CustomerEvent> condition);
    }

    record Always() implements Guard {
        @Override
        public boolean holds(Trial trial) {
            return true;
        }

        @Override
        public Verdict givenType(@Nullable String type) {
            return Verdict.ALWAYS;
        }
    }

    record Asked(int number, @Nullable Set<String> types) implements Guard {
        @Override
        public boolean holds(Trial trial) {
            return trial.ask(number);
        }

        @Override
        public Verdict givenType(@Nullable String type) {
            return types == null || (type != null && types.contains(type)) ? Verdict.PERHAPS : Verdict.NEVER;
        }
    }

    record Not(Guard of) implements Guard {
        @Override
        public boolean holds(Trial trial) {
            return !of.holds(trial);
        }

        @Override
        public Verdict givenType(@Nullable String type) {
            return switch (of.givenType(type)) {
                case NEVER -> Verdict.ALWAYS;
                case PERHAPS -> Verdict.PERHAPS;
                case ALWAYS -> Verdict.NEVER;
            };
        }
    }

    record Both(Guard one, Guard other) implements Guard {
        @Override
        public boolean holds(Trial trial) {
            return one.holds(trial) && other.holds(trial);
        }

        @Override
        public Verdict givenType(@Nullable String type) {
            Verdict first = one.givenType(type);
            Verdict second = other.givenType(type);
            return first.compareTo(second) < 0 ? first : second;
        }
    }

    record Either(Guard one, Guard other) implements Guard {
        @Override
        public boolean holds(Trial trial) {
            return one.holds(trial) || other.holds(trial);
        }

        @Override
        public Verdict givenType(@Nullable String type) {
            Verdict first = one.givenType(type);
            Verdict second = other.givenType(type);
            return first.compareTo(second) > 0 ? first : second;
        }
    }
}
