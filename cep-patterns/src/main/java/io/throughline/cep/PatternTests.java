package io.throughline.cep;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventDraft;
import io.throughline.domain.event.EventField;
import io.throughline.domain.event.JourneyRecord;
import io.throughline.domain.friction.MatchState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Runs the tests that patterns carry: all of them in one embedded Flink job, each with customers of its own. */
public final class PatternTests {

    private static final String NO_MATCH = "no match";
    private static final int MAX_PARALLELISM = 720;

    private PatternTests() {}

    /**
     * The results of all tests of {@code definitions}, in their order.
     *
     * <p>Data ends long after every deadline, unless a test says {@code data_until}.
     *
     * @throws IllegalStateException if the job fails
     */
    public static List<PatternTestResult> run(List<PatternDefinition> definitions) {
        return run(definitions, PatternMatching::of);
    }

    /** What finds the matches of the tests. */
    interface Matching {
        MatchFlow of(DataStream<JourneyRecord> records, List<PatternDefinition> definitions, DataStream<Instant> until);
    }

    static List<PatternTestResult> run(List<PatternDefinition> definitions, Matching matching) {
        List<JourneyRecord> records = new ArrayList<>();
        Instant end = PatternTest.START;
        for (PatternDefinition definition : definitions) {
            for (PatternTest test : definition.tests()) {
                for (CustomerEvent event : test.events()) {
                    records.add(JourneyRecord.of(ofOneTest(event, definition, test)));
                    Instant deadline = event.time().eventTime().plus(longest(definition));
                    end = deadline.isAfter(end) ? deadline : end;
                }
            }
        }
        List<FoundInTest> found = records.isEmpty() ? List.of() : find(records, definitions, end, matching);
        List<PatternTestResult> results = new ArrayList<>();
        for (PatternDefinition definition : definitions) {
            for (PatternTest test : definition.tests()) {
                results.add(judge(definition, test, found));
            }
        }
        return List.copyOf(results);
    }

    private static Duration longest(PatternDefinition definition) {
        Resolution resolution = definition.resolution();
        return resolution == null ? definition.span() : definition.span().plus(resolution.within());
    }

    /** Tests use the same ids again; a source of its own makes each test's events, and so its matches, its own. */
    private static CustomerEvent ofOneTest(CustomerEvent event, PatternDefinition definition, PatternTest test) {
        return EventDraft.of(event)
                .set(EventField.SOURCE, prefix(definition, test))
                .set(
                        EventField.PROFILE_ID,
                        prefix(definition, test) + event.who().profileId())
                .build();
    }

    private static String prefix(PatternDefinition definition, PatternTest test) {
        return definition.name() + "/" + definition.tests().indexOf(test) + "/";
    }

    private static List<FoundInTest> find(
            List<JourneyRecord> records, List<PatternDefinition> definitions, Instant end, Matching matching) {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
        DataStream<JourneyRecord> events = env.fromData(records, TypeInformation.of(JourneyRecord.class))
                .name("Events of the tests")
                .uid("tests.events")
                .assignTimestampsAndWatermarks(WatermarkStrategy.<JourneyRecord>noWatermarks()
                        .withTimestampAssigner(
                                (event, none) -> event.orderTime().toEpochMilli()))
                .name("Times of the tests")
                .uid("tests.times");
        DataStream<Instant> dataUntil = env.fromData(List.of(end), Types.INSTANT)
                .name("End of the tests")
                .uid("tests.end");
        matching.of(events, definitions, dataUntil)
                .matches()
                .map(new FoundInTest.Gather(), Types.STRING)
                .name("Gather matches")
                .uid("tests.gather")
                .sinkTo(new DiscardingSink<>())
                .name("Done")
                .uid("tests.done");
        try {
            return env.execute("Tests of patterns").getAccumulatorResult(FoundInTest.Gather.FOUND);
        } catch (Exception failed) {
            throw new IllegalStateException("the tests could not run", failed);
        }
    }

    private static PatternTestResult judge(PatternDefinition definition, PatternTest test, List<FoundInTest> found) {
        String prefix = prefix(definition, test);
        Duration dataUntil = test.dataUntil();
        Instant until = dataUntil == null ? Instant.MAX : PatternTest.START.plus(dataUntil);
        String seen = lines(found.stream()
                .filter(match -> match.pattern().equals(definition.name())
                        && match.profileId().startsWith(prefix))
                .filter(match -> !definition.closesWithAbsence() || !match.at().isAfter(until))
                .map(match -> line(Duration.between(PatternTest.START, match.at()), match.state(), match.steps()))
                .toList());
        String wanted = lines(test.expected().stream()
                .map(match -> line(match.at(), match.state(), match.steps()))
                .toList());
        return new PatternTestResult(definition.name(), test.name(), test.at(), wanted.equals(seen), wanted, seen);
    }

    private static String line(Duration at, MatchState state, Map<String, List<String>> steps) {
        return steps.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(step -> step.getKey() + ": " + String.join(" ", step.getValue()))
                .collect(Collectors.joining(
                        ", ",
                        "at " + text(at) + " " + (state == MatchState.MATCHED ? "" : state.wireName() + " "),
                        ""));
    }

    private static String text(Duration at) {
        return at.toMillis() % 60_000 == 0 ? at.toMinutes() + "m" : at.toMillis() + "ms";
    }

    private static String lines(List<String> matches) {
        return matches.isEmpty() ? NO_MATCH : matches.stream().sorted().collect(Collectors.joining("\n"));
    }
}
