package io.throughline.cep.engine;

import io.throughline.domain.event.CustomerEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.State;
import org.apache.flink.cep.nfa.StateTransition;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.pattern.GroupPattern;
import org.apache.flink.cep.pattern.MalformedPatternException;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.WithinType;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;

/**
 * Reads the graph that Flink's compiler makes of a pattern.
 *
 * <p>What Flink's own operator does not do the same way twice, or not at all, is refused: a skip strategy, a window between
 * two events, a loop of steps that may all be left out, an absence before which that is so.
 */
final class ProgramBuilder {

    private final EnginePattern pattern;
    private final Pattern<CustomerEvent, ?> meaning;
    private final List<String> stages = new ArrayList<>();
    private final List<IterativeCondition<CustomerEvent>> conditions = new ArrayList<>();

    private ProgramBuilder(EnginePattern pattern, Pattern<CustomerEvent, ?> meaning) {
        this.pattern = pattern;
        this.meaning = meaning;
    }

    /**
     * One program for each alternative of {@code pattern}.
     *
     * @throws MalformedPatternException if Flink refuses it, or the engine does
     */
    static List<Program> programs(int number, EnginePattern pattern) {
        List<Program> programs = new ArrayList<>();
        for (Pattern<CustomerEvent, ?> alternative : pattern.alternatives()) {
            programs.add(new ProgramBuilder(pattern, alternative).build(number, programs.size()));
        }
        return programs;
    }

    private Program build(int number, int alternative) {
        refuseWhatTheEngineDoesNotRun();
        NFA<CustomerEvent> compiled = compile(meaning);
        List<State<CustomerEvent>> states = new ArrayList<>(compiled.getStates());
        // Flink keeps states in a hash map; their numbers are part of saved state.
        states.sort(Comparator.comparing(State::getName));
        List<Program.State> read = new ArrayList<>();
        int start = -1;
        for (State<CustomerEvent> state : states) {
            if (state.isStart()) {
                start = read.size();
            }
            read.add(read(state, states));
        }
        if (compiled.getWindowTime() <= 0) {
            throw new MalformedPatternException("a pattern needs a window");
        }
        Program program = new Program(
                number,
                pattern.name(),
                id(alternative, read),
                compiled.getWindowTime(),
                pattern.closing(),
                pattern.per(),
                List.copyOf(stages),
                List.copyOf(conditions),
                List.copyOf(read),
                start);
        refuseLoopsWithoutEvents(program);
        refuseAbsencesAtTheBeginning(program, program.start(), new HashSet<>());
        return program;
    }

    /** Flink's compiler fails on some patterns that it should refuse. */
    private static NFA<CustomerEvent> compile(Pattern<CustomerEvent, ?> pattern) {
        try {
            return NFACompiler.compileFactory(pattern, false).createNFA();
        } catch (NullPointerException | StackOverflowError failed) {
            throw new MalformedPatternException("a combination that Flink's compiler can't cope with");
        }
    }

    private Program.State read(State<CustomerEvent> state, List<State<CustomerEvent>> all) {
        String captured = nameOfStage(state.getName());
        if (!stages.contains(captured)) {
            stages.add(captured);
        }
        List<Program.Edge> edges = new ArrayList<>();
        for (StateTransition<CustomerEvent> edge : state.getStateTransitions()) {
            edges.add(new Program.Edge(
                    Program.Action.valueOf(edge.getAction().name()),
                    indexOf(edge.getTargetState(), all),
                    stages.indexOf(captured),
                    Guard.read(edge.getCondition(), this::numberOf)));
        }
        Program.Kind kind = switch (state.getStateType()) {
            case Start, Normal -> Program.Kind.WAITING;
            case Pending -> Program.Kind.PENDING;
            case Final -> Program.Kind.FINAL;
            case Stop -> Program.Kind.STOP;
        };
        return new Program.State(state.getName(), kind, List.copyOf(edges));
    }

    /** Flink tells the states of one stage apart by a colon and a number. */
    private static String nameOfStage(String state) {
        int colon = state.indexOf(':');
        return colon < 0 ? state : state.substring(0, colon);
    }

    private static int indexOf(State<CustomerEvent> state, List<State<CustomerEvent>> all) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).getName().equals(state.getName())) {
                return i;
            }
        }
        throw new IllegalStateException("Flink's graph lacks its own state " + state.getName());
    }

    /** By identity: the same condition stands on several edges, and is asked once. */
    private int numberOf(IterativeCondition<CustomerEvent> condition) {
        for (int i = 0; i < conditions.size(); i++) {
            if (conditions.get(i) == condition) {
                return i;
            }
        }
        conditions.add(condition);
        return conditions.size() - 1;
    }

    private void refuseWhatTheEngineDoesNotRun() {
        if (meaning.getAfterMatchSkipStrategy().isSkipStrategy()) {
            throw new MalformedPatternException("a skip strategy; leave repeated matches out after matching");
        }
        refuseInnerWindows(meaning);
    }

    private void refuseInnerWindows(Pattern<CustomerEvent, ?> last) {
        for (Pattern<CustomerEvent, ?> part = last; part != null; part = part.getPrevious()) {
            boolean closing = part == meaning && pattern.closing() != null;
            boolean between =
                    part.getWindowSize(WithinType.PREVIOUS_AND_CURRENT).isPresent()
                            || (part.getTimes() != null
                                    && part.getTimes().getWindowSize().isPresent());
            if (between && !closing) {
                throw new MalformedPatternException("a window between two events; say it in their conditions");
            }
            if (part instanceof GroupPattern<CustomerEvent, ?> group) {
                refuseInnerWindows(group.getRawPattern());
            }
        }
    }

    private static void refuseLoopsWithoutEvents(Program program) {
        for (int state = 0; state < program.states().size(); state++) {
            if (proceedsTo(program, state, state, new HashSet<>())) {
                throw new MalformedPatternException("a repeated group all of whose steps may be left out");
            }
        }
    }

    /** Flink's operator fails when such an absence is broken, because there is nothing yet that it could give up. */
    private static void refuseAbsencesAtTheBeginning(Program program, int state, Set<Integer> seen) {
        for (Program.Edge edge : program.states().get(state).edges()) {
            if (program.kind(edge.target()) == Program.Kind.STOP) {
                throw new MalformedPatternException("an absence before which every step may be left out");
            }
            if (edge.action() == Program.Action.PROCEED && seen.add(edge.target())) {
                refuseAbsencesAtTheBeginning(program, edge.target(), seen);
            }
        }
    }

    private static boolean proceedsTo(Program program, int from, int target, Set<Integer> seen) {
        for (Program.Edge edge : program.states().get(from).edges()) {
            if (edge.action() == Program.Action.PROCEED
                    && (edge.target() == target
                            || (seen.add(edge.target()) && proceedsTo(program, edge.target(), target, seen)))) {
                return true;
            }
        }
        return false;
    }

    /** Changes with the pattern's fingerprint, and if another version of Flink makes another graph of it. */
    private long id(int alternative, List<Program.State> states) {
        StringBuilder shape =
                new StringBuilder(pattern.fingerprint()).append('/').append(alternative);
        for (Program.State state : states) {
            shape.append('|').append(state.name()).append(' ').append(state.kind());
            for (Program.Edge edge : state.edges()) {
                shape.append(' ').append(edge.action()).append(edge.target());
            }
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(shape.toString().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
