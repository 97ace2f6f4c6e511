package io.throughline.cep.engine;

import static io.throughline.cep.engine.Journeys.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.domain.event.CustomerEvent;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.MalformedPatternException;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The operator: what it keeps, for how long, and who may go on with it. */
@Timeout(120)
class PatternEngineTest {

    private static final EnginePattern PAIR =
            pattern("pair", begin("a").followedBy("second").where(Fits.type("b")));
    private static final EnginePattern LEFT =
            pattern("left", begin("a").notFollowedBy("absent").where(Fits.type("c")));

    static Stream<StateBackend> backends() {
        return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
    }

    @ParameterizedTest
    @MethodSource("backends")
    void findsTheSameWhateverTheBackendTheParallelismAndTheRestarts(StateBackend backend) throws Exception {
        Random random = new Random(11);
        List<EnginePattern> patterns = List.of(PAIR, LEFT, randomPattern(random), randomPattern(random));
        List<OurAutomaton> expected = new ArrayList<>();
        for (int profile = 0; profile < 8; profile++) {
            expected.add(new OurAutomaton(patterns));
        }
        try (RunningEngine engine = RunningEngine.start(backend, 2, patterns)) {
            long watermark = 0;
            for (int i = 0; i < 400; i++) {
                int profile = random.nextInt(8);
                String type = RandomPattern.TYPES[random.nextInt(4)];
                CustomerEvent event = event("p" + profile, "e" + i, type, watermark + 1 + random.nextInt(6));
                engine.add(event);
                expected.get(profile).add(event);
                if (random.nextInt(60) == 0) {
                    engine.end(new ProfileEnd("p" + profile, Instant.ofEpochMilli(watermark + 3)));
                    expected.get(profile).end(watermark + 3);
                }
                if (random.nextInt(8) == 0) {
                    watermark += random.nextInt(5);
                    engine.passTo(watermark);
                    for (OurAutomaton one : expected) {
                        one.passTo(watermark);
                    }
                }
                if (random.nextInt(50) == 0) {
                    engine.restart(1 + random.nextInt(3), patterns);
                    engine.passTo(watermark);
                }
            }
            engine.passTo(watermark + 100);
            List<String> all = new ArrayList<>();
            for (int profile = 0; profile < 8; profile++) {
                expected.get(profile).passTo(watermark + 100);
                for (String match : expected.get(profile).foundWithPattern()) {
                    all.add("p" + profile + " " + match);
                }
            }
            assertThat(engine.found())
                    .hasSizeGreaterThan(50)
                    .containsExactlyElementsOf(all.stream().sorted().toList());
            assertThat(engine.timers()).isZero();
        }
    }

    @Test
    void aSilentProfileCostsNothing() throws Exception {
        try (RunningEngine engine = RunningEngine.start(new HashMapStateBackend(), 1, List.of(PAIR, LEFT))) {
            engine.add(event("p", "e1", "a", 1));
            engine.passTo(9);
            assertThat(engine.profiles()).isEqualTo(1);
            assertThat(engine.timers()).isEqualTo(1);

            engine.passTo(12);
            assertThat(engine.profiles()).isZero();
            assertThat(engine.timers()).isZero();
            assertThat(engine.found()).containsExactly("p 1: first=e1, ");
        }
    }

    @Test
    void whatNoPatternLooksAtIsNotKept() throws Exception {
        try (RunningEngine engine = RunningEngine.start(new HashMapStateBackend(), 1, List.of(PAIR))) {
            engine.add(event("p", "e1", "z", 1));
            assertThat(engine.profiles()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void ofAPatternThatIsGoneNothingIsLeftAndANewOneBeginsAnew(StateBackend backend) throws Exception {
        try (RunningEngine engine = RunningEngine.start(backend, 1, List.of(PAIR, LEFT))) {
            engine.add(event("p", "e1", "a", 1));
            engine.passTo(1);

            EnginePattern added =
                    pattern("added", begin("a").followedBy("second").where(Fits.type("b")));
            engine.restart(2, List.of(added));
            engine.add(event("p", "e2", "b", 2));
            engine.add(event("p", "e3", "a", 3));
            engine.add(event("p", "e4", "b", 4));
            engine.passTo(50);

            assertThat(engine.found()).containsExactly("p 0: first=e3, second=e4, ");
            assertThat(engine.timers()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void onlyTheSameMeaningGoesOn(StateBackend backend) throws Exception {
        EnginePattern changed =
                new EnginePattern(PAIR.name(), "pair with another threshold", PAIR.alternatives(), null, null);
        for (EnginePattern after : List.of(PAIR, changed)) {
            try (RunningEngine engine = RunningEngine.start(backend, 1, List.of(LEFT, PAIR))) {
                engine.add(event("p", "e1", "a", 1));
                engine.passTo(1);
                engine.restart(1, List.of(after));
                engine.add(event("p", "e2", "b", 2));
                engine.passTo(50);

                assertThat(engine.found()).hasSize(after == PAIR ? 1 : 0);
            }
        }
    }

    @Test
    void aProfileWithTooManyPartialMatchesBeginsNoMoreAndOthersDoNotNotice() throws Exception {
        EnginePattern wide = new EnginePattern(
                "wide",
                "wide",
                List.of(begin("a").followedBy("second").where(Fits.type("b")).within(Duration.ofDays(1))),
                null,
                null);
        EnginePattern other = pattern("other", begin("b").followedBy("second").where(Fits.type("c")));
        OurAutomaton engine = new OurAutomaton(List.of(wide, other));
        for (int i = 0; i < 1_200; i++) {
            engine.add(event("p", "a" + i, "a", 1 + i));
        }
        engine.add(event("p", "b", "b", 1_300));
        engine.add(event("p", "c", "c", 1_301));
        engine.passTo(1_400);

        assertThat(engine.found()).hasSize(Matcher.MOST_PARTIAL_MATCHES + 1).contains("first=b, second=c, ");
    }

    @Test
    void aPatternWhoseConditionFailsTooOftenIsPausedAndOthersGoOn() throws Exception {
        EnginePattern broken = pattern("broken", begin("a").followedBy("second").where(new Broken()));
        OurAutomaton engine = new OurAutomaton(List.of(broken, PAIR));
        engine.add(event("p", "a", "a", 1));
        for (int i = 0; i < PatternHealth.MOST_ERRORS + 1; i++) {
            engine.add(event("p", "d" + i, "d", 2));
        }
        engine.add(event("p", "b", "b", 3));
        engine.passTo(4);
        assertThat(engine.isPaused(0)).isTrue();
        assertThat(engine.isPaused(1)).isFalse();
        assertThat(engine.found()).containsExactly("first=a, second=b, ");

        engine.add(event("p", "a2", "a", 5));
        engine.passTo(6);
        assertThat(engine.profile().lanes).hasSize(1);
    }

    @Test
    void whatFlinkDoesNotDoTheSameWayTwiceIsRefused() {
        assertRefused(
                Pattern.<CustomerEvent>begin("first", AfterMatchSkipStrategy.skipPastLastEvent())
                        .where(Fits.type("a")),
                "skip strategy");
        assertRefused(begin("a").times(2, Duration.ofMillis(3)), "between two events");
        assertRefused(begin("a").followedBy(begin2("b").optional()).oneOrMore(), "may be left out");
        assertThatThrownBy(
                        () -> ProgramBuilder.programs(0, new EnginePattern("p", "p", List.of(begin("a")), null, null)))
                .isInstanceOf(MalformedPatternException.class)
                .hasMessageContaining("window");
    }

    @ParameterizedTest
    @MethodSource("backends")
    void stateOfTheFirstBuildIsTakenUp(StateBackend backend, @TempDir Path folder) throws Exception {
        String name = backend instanceof HashMapStateBackend ? "engine-1-heap.state" : "engine-1-rocksdb.state";
        if (Boolean.getBoolean("throughline.write-golden")) {
            try (RunningEngine engine = RunningEngine.start(backend, 1, List.of(PAIR, LEFT))) {
                engine.add(event("p", "e1", "a", 1));
                engine.add(event("q", "e2", "a", 2));
                engine.passTo(2);
                engine.add(event("p", "e3", "b", 4));
                OperatorSnapshotUtil.writeStateHandle(
                        engine.save(),
                        Path.of("src/test/resources/golden", name).toString());
            }
        }
        Path golden = folder.resolve(name);
        try (InputStream in = PatternEngineTest.class.getResourceAsStream("/golden/" + name)) {
            Files.copy(in, golden);
        }
        try (RunningEngine engine = RunningEngine.restore(
                backend, OperatorSnapshotUtil.readStateHandle(golden.toString()), List.of(PAIR, LEFT))) {
            engine.add(event("q", "e4", "c", 5));
            engine.passTo(50);

            assertThat(engine.found()).containsExactly("p 0: first=e1, second=e3, ", "p 1: first=e1, ");
        }
    }

    private static void assertRefused(Pattern<CustomerEvent, ?> pattern, String why) {
        assertThatThrownBy(() -> ProgramBuilder.programs(0, pattern("refused", pattern)))
                .isInstanceOf(MalformedPatternException.class)
                .hasMessageContaining(why);
    }

    private static EnginePattern randomPattern(Random random) {
        while (true) {
            RandomCase one = RandomCase.of(random.nextLong());
            if (one != null) {
                return new EnginePattern("random", "random " + one.seed(), List.of(one.flink()), null, null);
            }
        }
    }

    private static Pattern<CustomerEvent, CustomerEvent> begin(String type) {
        return Pattern.<CustomerEvent>begin("first", AfterMatchSkipStrategy.noSkip())
                .where(Fits.type(type));
    }

    private static Pattern<CustomerEvent, CustomerEvent> begin2(String type) {
        return Pattern.<CustomerEvent>begin("inner", AfterMatchSkipStrategy.noSkip())
                .where(Fits.type(type));
    }

    /** Within ten milliseconds. */
    private static EnginePattern pattern(String name, Pattern<CustomerEvent, ?> pattern) {
        return new EnginePattern(name, name, List.of(pattern.within(Duration.ofMillis(10))), null, null);
    }

    private static final class Broken extends EventCondition {

        private static final long serialVersionUID = 1L;

        @Override
        public Set<String> eventTypes() {
            return Set.of("d");
        }

        @Override
        protected List<String> stepsBefore() {
            return List.of();
        }

        @Override
        public boolean test(CustomerEvent event, Captured captured) {
            throw new IllegalStateException("on purpose");
        }
    }
}
