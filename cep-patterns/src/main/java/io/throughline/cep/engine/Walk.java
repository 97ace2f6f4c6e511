package io.throughline.cep.engine;

import io.throughline.domain.event.CustomerEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one event makes of the partial matches of one program.
 *
 * <p>As in Flink's {@code NFA}, every edge whose guard holds is gone along: PROCEED to a further state for the same event,
 * TAKE to a partial match that has captured it, IGNORE to one that has not. What reaches the final state is a match; if
 * anything reaches a stop state, nothing else of this partial match goes on. The start state begins anew with each event.
 */
final class Walk implements Lane.Kept {

    private final Program program;
    private final PatternHealth health;
    private final Matcher.Found found;
    private final Trial trial;
    private final List<Born> born = new ArrayList<>();

    private String part = "";
    private long now;
    private int stays;
    private boolean stopped;

    /** A partial match that has reached a state by the event; it sees no event before the next. */
    record Born(int state, PartialMatch match) {}

    Walk(Program program, PatternHealth health, Matcher.Found found) {
        this.program = program;
        this.health = health;
        this.found = found;
        this.trial = new Trial(program, health);
    }

    Program program() {
        return program;
    }

    PatternHealth health() {
        return health;
    }

    /** Takes up {@code event}; false if it belongs to no part of the journey that the program looks at. */
    boolean takeUp(CustomerEvent event) {
        SubKey per = program.per();
        if (per != null) {
            part = per.of(event);
            if (part.isEmpty()) {
                return false;
            }
        }
        now = Capture.orderTime(event);
        trial.of(event);
        return true;
    }

    /** Begins what the event can begin. */
    void begin() {
        trial.after(null);
        goAlong(program.start(), program.start(), null);
    }

    /** Whether {@code match} stays in its state when the event comes; what else becomes of it is born. */
    @Override
    public boolean test(int state, PartialMatch match) {
        if (program.end(state, match) <= now) {
            end(state, match);
            return false;
        }
        if (!part.equals(match.part())) {
            return true;
        }
        int before = born.size();
        stays = 0;
        stopped = false;
        trial.after(match.last());
        goAlong(state, state, match);
        if (stopped) {
            born.subList(before, born.size()).clear();
            return false;
        }
        for (int again = 1; again < stays; again++) {
            born.add(new Born(state, match));
        }
        return stays > 0;
    }

    /** The window of {@code match} is over: a closing absence is complete by that. */
    void end(int state, PartialMatch match) {
        if (program.kind(state) == Program.Kind.PENDING) {
            matched(match.last());
        }
    }

    /** What was born since it was last cleared. */
    List<Born> born() {
        return born;
    }

    private void goAlong(int from, int state, @Nullable PartialMatch match) {
        for (Program.Edge edge : program.states().get(from).edges()) {
            if (edge.guard().holds(trial)) {
                switch (edge.action()) {
                    case PROCEED -> goAlong(edge.target(), state, match);
                    case IGNORE -> {
                        if (match != null && edge.target() == state) {
                            stays++;
                        } else if (match != null) {
                            arrive(edge.target(), match);
                        }
                    }
                    case TAKE -> take(edge, match);
                }
            }
        }
    }

    private void take(Program.Edge edge, @Nullable PartialMatch match) {
        Capture taken = new Capture(match == null ? null : match.last(), edge.stage(), trial.event());
        arrive(edge.target(), new PartialMatch(taken, match == null ? now : match.start(), part));
        if (isCompleteIn(edge.target())) {
            matched(taken);
        }
    }

    private void arrive(int state, PartialMatch match) {
        switch (program.kind(state)) {
            case FINAL -> matched(match.last());
            case STOP -> stopped = true;
            case WAITING, PENDING -> born.add(new Born(state, match));
        }
    }

    /** Whether the rest of the pattern may be left out. */
    private boolean isCompleteIn(int state) {
        for (Program.Edge edge : program.states().get(state).edges()) {
            if (edge.action() == Program.Action.PROCEED
                    && edge.guard().holds(trial)
                    && (program.kind(edge.target()) == Program.Kind.FINAL || isCompleteIn(edge.target()))) {
                return true;
            }
        }
        return false;
    }

    private void matched(Capture last) {
        health.matched();
        found.matched(program, last);
    }
}
