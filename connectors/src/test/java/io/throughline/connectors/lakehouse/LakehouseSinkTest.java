package io.throughline.connectors.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.table.Rows;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class LakehouseSinkTest {

    private static final int RECORDS = 400;
    private static final int PER_CHECKPOINT = 100;

    @TempDir
    private Path out;

    private LakehouseSettings settings;
    private Lakehouse lakehouse;
    private LakehouseReader reader;

    @BeforeEach
    void open() {
        settings = LakehouseSettings.embedded(out);
        lakehouse = Lakehouse.open(settings);
        lakehouse.createTable(Tables.named("friction"));
        lakehouse.createTable(Tables.named("events"));
        reader = new LakehouseReader(lakehouse);
    }

    @AfterEach
    void close() {
        lakehouse.close();
    }

    @Test
    void aStreamThatFailsInTheMiddleLosesNothingAndWritesNothingTwice() throws Exception {
        StreamExecutionEnvironment environment = environment(RuntimeExecutionMode.STREAMING);
        DataStream<Long> numbers = numbers(environment, RateLimiterStrategy.perCheckpoint(PER_CHECKPOINT))
                .map(new FailOnceInTheMiddle())
                .uid("fail-once");
        append(numbers);

        environment.execute("Lake");

        assertEverythingIsThereOnce();
        // Not one commit at the end: rows became visible while the stream ran, before and after the failure.
        assertThat(lakehouse.table("friction").snapshots()).hasSizeGreaterThan(2);
    }

    @Test
    void aBatchRunWritesEachDayToAFileOfItsOwn() throws Exception {
        StreamExecutionEnvironment environment = environment(RuntimeExecutionMode.BATCH);
        append(numbers(environment, RateLimiterStrategy.noOp()));

        environment.execute("Lake");

        assertEverythingIsThereOnce();
        assertThat(lakehouse.table("friction").snapshots()).hasSize(1);
        assertThat(DuckDb.rows("SELECT count(DISTINCT filename), count(DISTINCT (filename, matched_at::DATE)) FROM "
                        + DuckDb.filesOf(lakehouse.table("friction")).replace("])", "], filename = true)")))
                .containsExactly(List.of("2", "2"));
    }

    @Test
    void everyOperatorHasANameAndAUidOfTheSink() {
        StreamExecutionEnvironment environment = environment(RuntimeExecutionMode.STREAMING);
        append(numbers(environment, RateLimiterStrategy.noOp()));

        Set<String> operators = environment.getStreamGraph().getStreamNodes().stream()
                .filter(node -> node.getTransformationUID().contains("lake."))
                .map(LakehouseSinkTest::describe)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(operators)
                .containsExactly(
                        "Sink Committer: lake.events | lake.events: Committer",
                        "Sink Committer: lake.friction | lake.friction: Committer",
                        "lake.events | lake.events: Writer",
                        "lake.events.rows | Rows of events",
                        "lake.events: Sink pre-commit aggregator: lake.events | lake.events: Sink pre-commit aggregator: lake.events",
                        "lake.friction | lake.friction: Writer",
                        "lake.friction.rows | Rows of friction",
                        "lake.friction: Sink pre-commit aggregator: lake.friction | lake.friction: Sink pre-commit aggregator: lake.friction");
    }

    @Test
    void aTableThatDoesNotExistIsNamedBeforeAnythingRuns() {
        LakehouseSettings empty = LakehouseSettings.embedded(out.resolve("elsewhere"));
        DataStream<FrictionMatch> matches = numbers(
                        environment(RuntimeExecutionMode.STREAMING), RateLimiterStrategy.noOp())
                .map(Samples::match);

        assertThatThrownBy(() -> LakehouseSink.append(matches, Rows.FRICTION, empty, "lake.friction"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no table friction in the lakehouse at ");
    }

    private void append(DataStream<Long> numbers) {
        DataStream<FrictionMatch> matches = numbers.map(Samples::match).uid("matches");
        DataStream<CustomerEvent> events = numbers.map(Samples::event).uid("events");
        LakehouseSink.append(matches, Rows.FRICTION, settings, "lake.friction");
        LakehouseSink.append(events, Rows.EVENTS, settings, "lake.events");
    }

    private void assertEverythingIsThereOnce() {
        List<Map<String, Object>> matches = reader.rows("friction");
        assertThat(matches).hasSize(RECORDS);
        Map<Object, Map<String, Object>> byId =
                matches.stream().collect(Collectors.toMap(row -> row.get("match_id"), row -> row));
        for (long number = 0; number < RECORDS; number++) {
            FrictionMatch match = Samples.match(number);
            assertThat(byId.get(match.matchId()).values()).containsExactly(Rows.FRICTION.row(match));
        }
        assertThat(reader.rows("events").stream().map(row -> row.get("event_id")))
                .containsExactlyInAnyOrderElementsOf(LongStream.range(0, RECORDS)
                        .mapToObj(number -> "event_id-" + number)
                        .toList());
        assertThat(DuckDb.rows("SELECT count(*), count(DISTINCT event_id), typeof(min(event_time)), "
                        + "epoch_us(min(event_time)), epoch_us(max(event_time)), typeof(min(amount)), sum(amount), "
                        + "min(properties['key']), max(quality_flags[2]) FROM "
                        + DuckDb.filesOf(lakehouse.table("events"))))
                .containsExactly(List.of(
                        "400",
                        "400",
                        "TIMESTAMP WITH TIME ZONE",
                        // 2026-03-01T12:00:00.123456Z, and 399 times five minutes and a microsecond later
                        "1772366400123456",
                        "1772486100123855",
                        "DECIMAL(18,4)",
                        // 0 + 1 + … + 399, and 400 times 0.0001
                        "79800.0400",
                        "properties-0",
                        "two-99"));
    }

    private static String describe(StreamNode node) {
        return node.getTransformationUID() + " | " + node.getOperatorName();
    }

    private static StreamExecutionEnvironment environment(RuntimeExecutionMode mode) {
        Configuration configuration = new Configuration();
        configuration.setString("pipeline.generic-types", "false");
        configuration.setString("pipeline.auto-generate-uids", "false");
        configuration.setString("restart-strategy.type", "fixed-delay");
        configuration.setString("restart-strategy.fixed-delay.attempts", "1");
        configuration.setString("restart-strategy.fixed-delay.delay", "0s");
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        environment.setRuntimeMode(mode);
        if (mode == RuntimeExecutionMode.STREAMING) {
            environment.enableCheckpointing(200);
        }
        return environment;
    }

    private static DataStream<Long> numbers(StreamExecutionEnvironment environment, RateLimiterStrategy<?> rate) {
        GeneratorFunction<Long, Long> itself = number -> number;
        return environment
                .fromSource(
                        new DataGeneratorSource<>(itself, RECORDS, rate, Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "Numbers")
                .uid("numbers");
    }

    /** Each of the two readers has one half of the numbers; it fails in the middle of the second half. */
    private static final class FailOnceInTheMiddle extends RichMapFunction<Long, Long> {

        private static final long serialVersionUID = 1L;

        @Override
        public Long map(Long number) {
            if (number == RECORDS * 3 / 4 && getRuntimeContext().getTaskInfo().getAttemptNumber() == 0) {
                throw new IllegalStateException("the induced failure");
            }
            return number;
        }
    }
}
