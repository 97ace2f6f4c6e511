package io.throughline.cep.engine;

import io.throughline.domain.event.CustomerEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes a profile forward in time: offers its waiting events, in their order, to its partial matches.
 *
 * <p>Partial matches don't know of each other, because no match is skipped; so an event is offered only to those in whose
 * state it can change something, and those whose window is over may be let go of whenever it is convenient. Not
 * thread-safe; one for each subtask.
 */
final class Matcher {

    /** Of one program in one profile. What is open goes on; no more is begun until some have ended. */
    static final int MOST_PARTIAL_MATCHES = 1_000;

    /** Of so many events one is timed. */
    static final int SAMPLING = 64;

    private final List<Walk> walks = new ArrayList<>();
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final Dispatch dispatch;
    private final Found found;

    private int offered;

    /** What becomes of matches. */
    interface Found {
        void matched(Program program, Capture last);

        /** A closing absence was open when its profile ended. */
        void moved();
    }

    /** @param health by the patterns' numbers */
    Matcher(List<Program> programs, List<PatternHealth> health, Found found) {
        this.found = found;
        this.dispatch = new Dispatch(programs);
        for (Program program : programs) {
            numbers.put(program.id(), walks.size());
            walks.add(new Walk(program, health.get(program.pattern()), found));
        }
    }

    /** Whether an event of {@code type} can change anything, whatever the profile. */
    boolean isConcernedBy(String type) {
        return dispatch.of(type).all().length > 0;
    }

    /** Takes {@code profile} to {@code time}: events and ends until then, that time included. */
    void run(Profile profile, long time) {
        recognise(profile);
        if (profile.nextWaiting() <= time) {
            for (CustomerEvent event : due(profile, time)) {
                endUntil(profile, Capture.orderTime(event));
                offer(profile, event);
            }
            endUntil(profile, time);
        }
        if (profile.nextEnd() <= time || profile.endTimer <= time) {
            sweep(profile, time);
        }
    }

    private static List<CustomerEvent> due(Profile profile, long time) {
        List<CustomerEvent> due = new ArrayList<>(profile.waiting.size());
        profile.waiting.removeIf(event -> Capture.orderTime(event) <= time && due.add(event));
        due.sort(CustomerEvent.CANONICAL_ORDER);
        return due;
    }

    /** Finds the programs of partial matches that were saved, and drops those of patterns that are gone or paused. */
    private void recognise(Profile profile) {
        boolean known = profile.known;
        profile.lanes.removeIf(lane -> {
            if (!known) {
                lane.number = numbers.getOrDefault(lane.program, -1);
            }
            return lane.number < 0 || walks.get(lane.number).health().isPaused();
        });
        if (!known) {
            profile.known = true;
            sweep(profile, Long.MIN_VALUE);
        }
    }

    /**
     * If the profile was identified at {@code time} or before, its matches end; what was complete by then stays found. Of
     * several identifications the first leaves nothing for the others.
     */
    private void endUntil(Profile profile, long time) {
        if (profile.endings.isEmpty()) {
            return;
        }
        long first = Long.MAX_VALUE;
        for (long ending : profile.endings) {
            first = Math.min(first, ending);
        }
        if (profile.endings.removeIf(ending -> ending <= time)) {
            sweep(profile, first - 1);
            for (Lane lane : profile.lanes) {
                for (int state = 0; state < lane.states(); state++) {
                    if (walks.get(lane.number).program().kind(state) == Program.Kind.PENDING) {
                        lane.in(state).forEach(match -> found.moved());
                    }
                }
            }
            profile.lanes.clear();
        }
    }

    private void offer(Profile profile, CustomerEvent event) {
        Dispatch.Concern concern = dispatch.of(event.what().eventType());
        boolean timed = offered++ % SAMPLING == 0;
        for (Lane lane : profile.lanes) {
            int[] reacting = concern.reacting()[lane.number];
            Walk walk = walks.get(lane.number);
            if (reacting.length > 0 && walk.takeUp(event)) {
                long began = timed ? Sampled.now() : 0;
                for (int state : reacting) {
                    lane.retain(state, walk);
                }
                walk.health().took(timed ? Sampled.now() - began : 0);
            }
        }
        for (int number : concern.beginners()) {
            Walk walk = walks.get(number);
            if (!walk.health().isPaused() && walk.takeUp(event)) {
                long began = timed ? Sampled.now() : 0;
                int before = walk.born().size();
                walk.begin();
                walk.health().begun(walk.born().size() - before);
                walk.health().took(timed ? Sampled.now() - began : 0);
            }
        }
        keepBorn(profile, concern, Capture.orderTime(event));
    }

    private void keepBorn(Profile profile, Dispatch.Concern concern, long time) {
        for (int number : concern.all()) {
            Walk walk = walks.get(number);
            if (!walk.born().isEmpty()) {
                keep(profile, number, walk, time);
                walk.born().clear();
            }
        }
        profile.lanes.removeIf(lane -> lane.size() == 0);
    }

    private void keep(Profile profile, int number, Walk walk, long time) {
        Lane lane = profile.lane(number);
        if (lane == null) {
            lane = new Lane(walk.program().id(), number);
            profile.lanes.add(lane);
        }
        if (lane.size() + walk.born().size() > MOST_PARTIAL_MATCHES) {
            letGo(profile, lane, time);
        }
        for (Walk.Born born : walk.born()) {
            if (lane.size() >= MOST_PARTIAL_MATCHES) {
                walk.health().refused();
            } else {
                lane.add(born.state(), born.match());
                noteEnd(profile, walk.program(), born.state(), born.match());
            }
        }
    }

    /** Lets go of what has ended by {@code time}, and finds out anew when the next thing ends. */
    private void sweep(Profile profile, long time) {
        profile.nextComplete = Profile.NEVER;
        profile.lastEnd = Long.MIN_VALUE;
        for (Lane lane : profile.lanes) {
            letGo(profile, lane, time);
        }
        profile.lanes.removeIf(lane -> lane.size() == 0);
    }

    private void letGo(Profile profile, Lane lane, long time) {
        Walk walk = walks.get(lane.number);
        for (int state = 0; state < lane.states(); state++) {
            lane.retain(state, (in, match) -> {
                if (walk.program().end(in, match) <= time) {
                    walk.end(in, match);
                    return false;
                }
                noteEnd(profile, walk.program(), in, match);
                return true;
            });
        }
    }

    private static void noteEnd(Profile profile, Program program, int state, PartialMatch match) {
        long end = program.end(state, match);
        profile.lastEnd = Math.max(profile.lastEnd, end);
        if (program.kind(state) == Program.Kind.PENDING) {
            profile.nextComplete = Math.min(profile.nextComplete, end);
        }
    }
}
