package io.throughline.cep.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The partial matches of one program in one profile, by the state of the program that they wait in. */
final class Lane {

    /** {@link Program#id} of the program. */
    final long program;

    /** Which of the programs of the running engine it is; unknown while the profile has not been touched since it was read. */
    int number;

    private final List<@Nullable List<PartialMatch>> byState = new ArrayList<>();
    private int size;

    Lane(long program, int number) {
        this.program = program;
        this.number = number;
    }

    void add(int state, PartialMatch match) {
        while (byState.size() <= state) {
            byState.add(null);
        }
        List<PartialMatch> matches = byState.get(state);
        if (matches == null) {
            matches = new ArrayList<>(2);
            byState.set(state, matches);
        }
        matches.add(match);
        size++;
    }

    /** The matches that wait in {@code state}; to be changed through {@link #retain} and {@link #add} only. */
    List<PartialMatch> in(int state) {
        List<PartialMatch> matches = state < byState.size() ? byState.get(state) : null;
        return matches == null ? List.of() : matches;
    }

    /** Keeps the matches in {@code state} that {@code kept} says yes to, in their order. */
    void retain(int state, Kept kept) {
        List<PartialMatch> matches = state < byState.size() ? byState.get(state) : null;
        if (matches == null || matches.isEmpty()) {
            return;
        }
        int count = matches.size();
        int write = 0;
        for (int read = 0; read < count; read++) {
            PartialMatch match = matches.get(read);
            if (kept.test(state, match)) {
                matches.set(write++, match);
            }
        }
        if (write < count) {
            matches.subList(write, count).clear();
            size -= count - write;
        }
    }

    /** States are numbered below this. */
    int states() {
        return byState.size();
    }

    int size() {
        return size;
    }

    Lane copy() {
        Lane copy = new Lane(program, number);
        for (List<PartialMatch> matches : byState) {
            copy.byState.add(matches == null || matches.isEmpty() ? null : new ArrayList<>(matches));
        }
        copy.size = size;
        return copy;
    }

    interface Kept {
        boolean test(int state, PartialMatch match);
    }
}
