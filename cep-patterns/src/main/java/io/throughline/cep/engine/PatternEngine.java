package io.throughline.cep.engine;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.event.CustomerEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.DefaultOpenContext;
import org.apache.flink.api.common.functions.util.FunctionUtils;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.AbstractUdfStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.TimestampedCollector;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * One keyed operator that looks for all sequence patterns in all profiles, with the meaning of Flink CEP.
 *
 * <p><b>The idea.</b> Flink's own {@code CepOperator} looks for one pattern, so a hundred patterns cost a hundred shuffles,
 * states and timers. What a pattern means is nevertheless best said by Flink: each comes here as a {@code Pattern}, Flink's
 * compiler makes its graph of states and edges, and {@link ProgramBuilder} copies that graph into a {@link Program}. Only the
 * running is our own.
 *
 * <p><b>A profile</b> is all there is to know of one key: the events that the watermark has not passed, and the partial
 * matches of all programs ({@link Profile}). A partial match is a chain of captured events ({@link Capture}); matches with a
 * common beginning share it. The chain takes the place of Flink's shared buffer and of its version numbers.
 *
 * <p><b>An event</b> waits in its profile until the watermark passes its order time. Then the {@link Matcher} offers the
 * waiting events in their canonical order. The {@link Dispatch} knows from the event's type which programs it may begin and
 * in which of their states it can change anything; all other partial matches are not even looked at. A {@link Walk} goes
 * along the edges whose {@link Guard}s hold, and a {@link Trial} asks each condition at most once.
 *
 * <p><b>Time.</b> A match ends {@code within} after its first event, half-open. A closing absence is complete at that
 * deadline, and its match is emitted when the watermark passes it, in the order of nothing: whoever needs an order sorts by
 * the matches' own times. A profile has at most one timer for its events and one for its ends; the last one clears it.
 *
 * <p><b>State</b> is one value for each profile. On the heap it is the object itself; other backends get a cache of decoded
 * profiles before them ({@link Profiles}). Partial matches are kept under the id of their program, so that what a pattern
 * began before it was changed or removed is dropped when its profile is touched next.
 *
 * <p><b>Bounds.</b> {@value Matcher#MOST_PARTIAL_MATCHES} partial matches of one pattern in one profile; a pattern whose
 * conditions throw too often is paused ({@link PatternHealth}). Neither touches other patterns.
 *
 * @param <OUT> what the handler makes of matches
 */
public final class PatternEngine<OUT> extends AbstractUdfStreamOperator<OUT, MatchHandler<OUT>>
        implements TwoInputStreamOperator<CustomerEvent, ProfileEnd, OUT>,
                Triggerable<String, VoidNamespace>,
                Profiles.Keeper {

    private static final long serialVersionUID = 1L;
    private static final int CACHED_PROFILES = 20_000;

    /** Of so many profiles that are taken forward, one is measured. */
    private static final int MEASURED = 4_096;

    private static final ProfileSerializer SERIALIZER = new ProfileSerializer(EventCodec.current());

    private final ArrayList<String> names = new ArrayList<>();
    private final ArrayList<Program> programs = new ArrayList<>();
    private final int cachedProfiles;

    @SuppressWarnings("NullAway.Init") // set by open, which Flink calls first
    private transient Matcher matcher;

    @SuppressWarnings("NullAway.Init") // set by open, which Flink calls first
    private transient Profiles profiles;

    @SuppressWarnings("NullAway.Init") // set by open, which Flink calls first
    private transient InternalTimerService<VoidNamespace> timers;

    @SuppressWarnings("NullAway.Init") // set by open, which Flink calls first
    private transient Histogram stateBytes;

    private transient int tended;

    /** The watermark. */
    private transient long passed;

    /** @throws org.apache.flink.cep.pattern.MalformedPatternException if a pattern can't be run */
    PatternEngine(List<EnginePattern> patterns, MatchHandler<OUT> handler, int cachedProfiles) {
        super(handler);
        this.cachedProfiles = cachedProfiles;
        for (EnginePattern pattern : patterns) {
            programs.addAll(ProgramBuilder.programs(names.size(), pattern));
            names.add(pattern.name());
        }
    }

    /**
     * Looks for {@code patterns} in {@code events}, by profile.
     *
     * @param events with a profile, and watermarks on their order times
     * @param ends of anonymous profiles
     * @throws org.apache.flink.cep.pattern.MalformedPatternException if a pattern can't be run
     */
    public static <OUT> SingleOutputStreamOperator<OUT> find(
            List<EnginePattern> patterns,
            DataStream<CustomerEvent> events,
            DataStream<ProfileEnd> ends,
            MatchHandler<OUT> handler,
            TypeInformation<OUT> type) {
        return events.keyBy(event -> requireNonNull(event.who().profileId()), Types.STRING)
                .connect(ends.keyBy(ProfileEnd::profileId, Types.STRING))
                .transform("Match patterns", type, new PatternEngine<>(patterns, handler, CACHED_PROFILES));
    }

    /**
     * Compiles {@code pattern} and throws it away.
     *
     * @throws org.apache.flink.cep.pattern.MalformedPatternException if it can't be run
     */
    public static void tryOut(EnginePattern pattern) {
        ProgramBuilder.programs(0, pattern);
    }

    @Override
    public void open() throws Exception {
        super.open();
        for (Program program : programs) {
            for (IterativeCondition<CustomerEvent> condition : program.conditions()) {
                FunctionUtils.setFunctionRuntimeContext(condition, getRuntimeContext());
                FunctionUtils.openFunction(condition, DefaultOpenContext.INSTANCE);
            }
        }
        List<PatternHealth> health = new ArrayList<>();
        Map<String, PatternHealth> byName = new HashMap<>();
        for (String name : names) {
            health.add(byName.computeIfAbsent(name, one -> new PatternHealth(one, getMetricGroup())));
        }
        matcher = new Matcher(programs, health, new Collected(new TimestampedCollector<>(output)));
        stateBytes = getMetricGroup().histogram("friction_profile_bytes", new DescriptiveStatisticsHistogram(MEASURED));
        timers = getInternalTimerService("wake", VoidNamespaceSerializer.INSTANCE, this);
        ValueState<Profile> state = getRuntimeContext().getState(new ValueStateDescriptor<>("profile", SERIALIZER));
        profiles = switch (getKeyedStateBackend().getBackendTypeIdentifier()) {
            case "hashmap", "batch" -> new Profiles.InHeapState(state, this);
            default -> new CachedProfiles(state, this, cachedProfiles);
        };
    }

    @Override
    public void close() throws Exception {
        for (Program program : programs) {
            for (IterativeCondition<CustomerEvent> condition : program.conditions()) {
                FunctionUtils.closeFunction(condition);
            }
        }
        super.close();
    }

    @Override
    public void processElement1(StreamRecord<CustomerEvent> element) throws Exception {
        CustomerEvent event = element.getValue();
        if (matcher.isConcernedBy(event.what().eventType())) {
            Profile profile = profiles.current();
            profile.waiting.add(event);
            profiles.keepWaiting(profile, Capture.orderTime(event));
        }
    }

    @Override
    public void processElement2(StreamRecord<ProfileEnd> element) throws Exception {
        ProfileEnd end = element.getValue();
        long time = end.endedAt().toEpochMilli();
        Profile profile = profiles.current();
        profile.endings.add(time);
        profiles.keepWaiting(profile, time);
        userFunction.ended(end, new TimestampedCollector<>(output));
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        passed = mark.getTimestamp();
        profiles.wakeWaiting();
        super.processWatermark(mark);
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        passed = timers.currentWatermark();
        tend(profiles.current());
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("no such timer is ever set");
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        profiles.flush();
    }

    @Override
    public void tend(Profile profile) throws Exception {
        matcher.run(profile, passed);
        if (profile.eventTimer <= passed) {
            profile.eventTimer = Profile.NEVER;
        }
        if (profile.endTimer <= passed) {
            profile.endTimer = Profile.NEVER;
        }
        long end = profile.nextEnd();
        if (end < profile.endTimer) {
            profile.endTimer = end;
            setTimer(end);
        }
        if (++tended % MEASURED == 0) {
            DataOutputSerializer bytes = new DataOutputSerializer(256);
            SERIALIZER.serialize(profile, bytes);
            stateBytes.update(bytes.length());
        }
        profiles.keep(profile);
    }

    @Override
    public String currentKey() {
        return (String) getCurrentKey();
    }

    @Override
    public void goToKey(String key) {
        setCurrentKey(key);
    }

    @Override
    public void setTimer(long time) {
        timers.registerEventTimeTimer(VoidNamespace.INSTANCE, time);
    }

    /** Hands matches to the handler. */
    private final class Collected implements Matcher.Found {

        private final TimestampedCollector<OUT> out;

        Collected(TimestampedCollector<OUT> out) {
            this.out = out;
        }

        @Override
        public void matched(Program program, Capture last) {
            Deque<Capture> captures = new ArrayDeque<>();
            for (Capture capture = last; capture != null; capture = capture.before()) {
                captures.push(capture);
            }
            Map<String, List<CustomerEvent>> captured = new LinkedHashMap<>();
            for (Capture capture : captures) {
                captured.computeIfAbsent(program.stage(capture.stage()), stage -> new ArrayList<>())
                        .add(capture.event());
            }
            userFunction.matched(program.pattern(), captured, out);
        }

        @Override
        public void moved() {
            userFunction.moved();
        }
    }
}
