package io.throughline.cep.engine;

import io.throughline.domain.event.CustomerEvent;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.jspecify.annotations.Nullable;

/**
 * The graph that Flink's compiler made of one pattern, in arrays: states, and edges that an event can take, be ignored by, or
 * go on along to a further state.
 *
 * @param pattern the number of the pattern it belongs to
 * @param id stands for the pattern's meaning and for the shape of this graph: partial matches are numbered by it in state
 * @param window how long after its first event a match ends, in milliseconds of order time
 * @param closing see {@link EnginePattern}
 * @param stages what captured events are called
 * @param conditions what the guards ask
 * @param start number of the state in which every event may begin a match
 */
record Program(
        int pattern,
        String name,
        long id,
        long window,
        @Nullable ClosingTime closing,
        @Nullable SubKey per,
        List<String> stages,
        List<IterativeCondition<CustomerEvent>> conditions,
        List<State> states,
        int start)
        implements Serializable {

    enum Kind {
        /** Waits for an event. */
        WAITING,
        /** Waits for the end of its window: a closing absence. */
        PENDING,
        /** The match is complete. */
        FINAL,
        /** What must not happen has happened. */
        STOP
    }

    enum Action {
        TAKE,
        IGNORE,
        PROCEED
    }

    record State(String name, Kind kind, List<Edge> edges) implements Serializable {}

    /** @param stage what an event that is taken along it is captured as */
    record Edge(Action action, int target, int stage, Guard guard) implements Serializable {}

    String stage(int number) {
        return stages.get(number);
    }

    Kind kind(int state) {
        return states.get(state).kind();
    }

    /** When a partial match ends, or is complete if it then is in a pending state. */
    long end(int state, PartialMatch match) {
        if (closing != null && kind(state) == Kind.PENDING) {
            Instant certain = closing.of(match.last().first(), match.last().event());
            // The first whole millisecond that is later, as everywhere: times may be finer than milliseconds.
            return certain == null ? match.start() + window : certain.toEpochMilli() + 1;
        }
        return match.start() + window;
    }

    /** The types that some condition names. */
    Set<String> namedTypes() {
        Set<String> types = new HashSet<>();
        for (IterativeCondition<CustomerEvent> condition : conditions) {
            if (condition instanceof EventCondition own && own.eventTypes() != null) {
                types.addAll(own.eventTypes());
            }
        }
        return types;
    }

    /** The states in which a partial match may change when an event of {@code type} comes; the others ignore it for sure. */
    int[] reactingStates(@Nullable String type) {
        int[] reacting = new int[states.size()];
        int count = 0;
        for (int state = 0; state < states.size(); state++) {
            Kind kind = kind(state);
            boolean rests = kind == Kind.FINAL || kind == Kind.STOP || state == start;
            if (!rests && !ignores(state, type)) {
                reacting[count++] = state;
            }
        }
        return Arrays.copyOf(reacting, count);
    }

    /** Whether an event of {@code type} may begin a match. */
    boolean mayBegin(@Nullable String type) {
        return mayTake(start, type);
    }

    /** Whether an event of {@code type} may change anything. */
    boolean isConcernedBy(@Nullable String type) {
        return mayBegin(type) || reactingStates(type).length > 0;
    }

    private boolean mayTake(int state, @Nullable String type) {
        for (Edge edge : states.get(state).edges()) {
            boolean possible = edge.guard().givenType(type) != Guard.Verdict.NEVER;
            if (possible
                    && (edge.action() == Action.TAKE
                            || (edge.action() == Action.PROCEED && mayTake(edge.target(), type)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the one thing that an event of {@code type} can do in {@code state} is to be ignored there. */
    private boolean ignores(int state, @Nullable String type) {
        int stays = 0;
        for (Edge edge : states.get(state).edges()) {
            Guard.Verdict verdict = edge.guard().givenType(type);
            boolean stay = edge.action() == Action.IGNORE && edge.target() == state;
            if (stay && verdict == Guard.Verdict.ALWAYS) {
                stays++;
            } else if (verdict != Guard.Verdict.NEVER
                    && !(edge.action() == Action.PROCEED && leadsNowhere(edge.target(), type))) {
                return false;
            }
        }
        return stays == 1;
    }

    private boolean leadsNowhere(int state, @Nullable String type) {
        for (Edge edge : states.get(state).edges()) {
            boolean never = edge.guard().givenType(type) == Guard.Verdict.NEVER;
            if (!never && !(edge.action() == Action.PROCEED && leadsNowhere(edge.target(), type))) {
                return false;
            }
        }
        return true;
    }
}
