package io.throughline.cep.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs cases through both automata, and makes the first difference as small as it goes. */
final class Comparisons {

    private int compared;
    private int explosions;
    private int restarts;
    private long matches;

    /** What differs in the smallest case that can be made of {@code one}; null if nothing does. */
    @Nullable
    String difference(RandomCase one) throws Exception {
        String difference = run(one);
        if (difference == null) {
            return null;
        }
        RandomCase smallest = one;
        for (int i = 0; i < smallest.happenings().size() - 1; ) {
            RandomCase smaller = smallest.without(i);
            String still = run(smaller);
            if (still == null) {
                i++;
            } else {
                smallest = smaller;
                difference = still;
                i = 0;
            }
        }
        return smallest + "\n" + difference;
    }

    private @Nullable String run(RandomCase one) throws Exception {
        FlinkAutomaton flink = new FlinkAutomaton(one.flink());
        OurAutomaton ours = new OurAutomaton(List.of(one.engine()));
        for (RandomCase.Happening happening : one.happenings()) {
            if (happening instanceof RandomCase.Event event) {
                flink.add(event.event());
                ours.add(event.event());
            } else if (happening instanceof RandomCase.End end) {
                flink.end(end.time());
                ours.end(end.time());
            } else if (happening instanceof RandomCase.Restart) {
                ours.restart();
                restarts++;
            } else if (happening instanceof RandomCase.Copy) {
                ours.copy();
            } else if (happening instanceof RandomCase.Watermark mark) {
                if (!flink.passTo(mark.time())) {
                    explosions++;
                    return null;
                }
                ours.passTo(mark.time());
                if (!flink.found().equals(ours.found())) {
                    return "at " + mark + "\n Flink: " + flink.found() + "\n  ours: " + ours.found();
                }
            }
        }
        compared++;
        matches += ours.found().size();
        if (!ours.profile().isEmpty()) {
            return "something is left: " + ours.profile().lanes.size() + " lanes";
        }
        return null;
    }

    int compared() {
        return compared;
    }

    long matches() {
        return matches;
    }

    @Override
    public String toString() {
        return compared + " random patterns, " + matches + " matches, " + restarts + " restarts, " + explosions
                + " with too many partial matches left out";
    }
}
