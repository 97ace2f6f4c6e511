package io.throughline.cep.engine;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.event.CustomerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;

/** The engine's operator in some subtasks, with state that can be saved and taken up by others. */
final class RunningEngine implements AutoCloseable {

    private static final int KEY_GROUPS = 12;

    private final StateBackend backend;
    private final List<KeyedTwoInputStreamOperatorTestHarness<String, CustomerEvent, ProfileEnd, String>> subtasks =
            new ArrayList<>();
    private final List<String> found = new ArrayList<>();

    private RunningEngine(StateBackend backend) {
        this.backend = backend;
    }

    static RunningEngine start(StateBackend backend, int parallelism, List<EnginePattern> patterns) throws Exception {
        RunningEngine engine = new RunningEngine(backend);
        engine.open(parallelism, patterns, null, 0);
        return engine;
    }

    /** Starts from saved state of one subtask. */
    static RunningEngine restore(StateBackend backend, OperatorSubtaskState saved, List<EnginePattern> patterns)
            throws Exception {
        RunningEngine engine = new RunningEngine(backend);
        engine.open(1, patterns, saved, 1);
        return engine;
    }

    private void open(int parallelism, List<EnginePattern> patterns, OperatorSubtaskState saved, int savedParallelism)
            throws Exception {
        for (int subtask = 0; subtask < parallelism; subtask++) {
            KeyedTwoInputStreamOperatorTestHarness<String, CustomerEvent, ProfileEnd, String> harness =
                    new KeyedTwoInputStreamOperatorTestHarness<>(
                            new PatternEngine<>(patterns, new Texts(), 3),
                            event -> requireNonNull(event.who().profileId()),
                            ProfileEnd::profileId,
                            Types.STRING,
                            KEY_GROUPS,
                            parallelism,
                            subtask);
            harness.setStateBackend(backend);
            harness.setup(Types.STRING.createSerializer(new SerializerConfigImpl()));
            if (saved != null) {
                harness.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                        saved, KEY_GROUPS, savedParallelism, parallelism, subtask));
            }
            harness.open();
            subtasks.add(harness);
        }
    }

    void add(CustomerEvent event) throws Exception {
        subtask(requireNonNull(event.who().profileId())).processElement1(event, Capture.orderTime(event));
    }

    void end(ProfileEnd end) throws Exception {
        subtask(end.profileId()).processElement2(end, end.endedAt().toEpochMilli());
    }

    void passTo(long watermark) throws Exception {
        for (var subtask : subtasks) {
            subtask.processBothWatermarks(new Watermark(watermark));
        }
    }

    private KeyedTwoInputStreamOperatorTestHarness<String, CustomerEvent, ProfileEnd, String> subtask(String key) {
        return subtasks.get(KeyGroupRangeAssignment.assignKeyToParallelOperator(key, KEY_GROUPS, subtasks.size()));
    }

    /** The state of all subtasks. */
    OperatorSubtaskState save() throws Exception {
        OperatorSubtaskState[] saved = new OperatorSubtaskState[subtasks.size()];
        for (int i = 0; i < saved.length; i++) {
            saved[i] = subtasks.get(i).snapshot(1, 1);
        }
        return AbstractStreamOperatorTestHarness.repackageState(saved);
    }

    /** Saves the state and goes on from it, in other subtasks and with other patterns. */
    void restart(int parallelism, List<EnginePattern> patterns) throws Exception {
        int before = subtasks.size();
        OperatorSubtaskState saved = save();
        close();
        open(parallelism, patterns, saved, before);
    }

    /** What was found since the start, restarts included. */
    List<String> found() {
        return Stream.concat(
                        found.stream(), subtasks.stream().flatMap(subtask -> subtask.extractOutputValues().stream()))
                .sorted()
                .toList();
    }

    int timers() {
        return subtasks.stream()
                .mapToInt(AbstractStreamOperatorTestHarness::numEventTimeTimers)
                .sum();
    }

    /** Profiles in the state of the heap. */
    int profiles() {
        return subtasks.stream()
                .mapToInt(KeyedTwoInputStreamOperatorTestHarness::numKeyedStateEntries)
                .sum();
    }

    @Override
    public void close() throws Exception {
        for (var subtask : subtasks) {
            found.addAll(subtask.extractOutputValues());
            subtask.close();
        }
        subtasks.clear();
    }

    /** Matches as text. */
    private static final class Texts extends MatchHandler<String> {

        private static final long serialVersionUID = 1L;

        @Override
        public void matched(int pattern, Map<String, List<CustomerEvent>> captured, Collector<String> out) {
            String profile = captured.values().iterator().next().get(0).who().profileId();
            out.collect(profile + " " + pattern + ": " + FlinkAutomaton.text(captured));
        }

        @Override
        public void moved() {
            // not of interest here
        }

        @Override
        public void ended(ProfileEnd end, Collector<String> out) {
            // not of interest here
        }
    }
}
