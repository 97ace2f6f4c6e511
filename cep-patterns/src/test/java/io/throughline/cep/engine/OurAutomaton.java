package io.throughline.cep.engine;

import io.throughline.domain.event.CustomerEvent;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** The engine's matcher over one profile, without an operator. */
final class OurAutomaton {

    private static final ProfileSerializer SERIALIZER = new ProfileSerializer(EventCodec.current());

    private final List<Program> programs = new ArrayList<>();
    private final List<PatternHealth> health = new ArrayList<>();
    private final List<String> found = new ArrayList<>();
    private final List<String> foundWithPattern = new ArrayList<>();
    private Matcher matcher;
    private Profile profile = new Profile();

    OurAutomaton(List<EnginePattern> patterns) {
        for (EnginePattern pattern : patterns) {
            programs.addAll(ProgramBuilder.programs(health.size(), pattern));
            health.add(new PatternHealth(pattern.name(), new UnregisteredMetricsGroup()));
        }
        matcher = matcher();
    }

    private Matcher matcher() {
        return new Matcher(programs, health, new Matcher.Found() {
            @Override
            public void matched(Program program, Capture last) {
                found.add(text(program, last));
                foundWithPattern.add(program.pattern() + ": " + text(program, last));
            }

            @Override
            public void moved() {
                // counted elsewhere
            }
        });
    }

    void add(CustomerEvent event) {
        if (matcher.isConcernedBy(event.what().eventType())) {
            profile.waiting.add(event);
        }
    }

    void end(long time) {
        profile.endings.add(time);
    }

    void passTo(long watermark) {
        matcher.run(profile, watermark);
    }

    /** Writes the profile, and goes on with what is read. */
    void restart() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        SERIALIZER.serialize(profile, out);
        profile = SERIALIZER.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
        matcher = matcher();
    }

    /** Goes on with a copy, and spoils the original. */
    void copy() {
        Profile copy = profile.copy();
        profile.lanes.forEach(lane -> {
            for (int state = 0; state < lane.states(); state++) {
                lane.retain(state, (in, match) -> false);
            }
        });
        profile = copy;
    }

    Profile profile() {
        return profile;
    }

    List<String> found() {
        return found.stream().sorted().toList();
    }

    List<String> foundWithPattern() {
        return foundWithPattern;
    }

    boolean isPaused(int pattern) {
        return health.get(pattern).isPaused();
    }

    private static String text(Program program, Capture last) {
        Deque<Capture> captures = new ArrayDeque<>();
        for (Capture capture = last; capture != null; capture = capture.before()) {
            captures.push(capture);
        }
        TreeMap<String, List<CustomerEvent>> match = new TreeMap<>();
        captures.forEach(capture -> match.computeIfAbsent(program.stage(capture.stage()), stage -> new ArrayList<>())
                .add(capture.event()));
        return FlinkAutomaton.text(match);
    }
}
