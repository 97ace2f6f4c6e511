package io.throughline.connectors.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplaySourceTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ConcurrentLinkedQueue<String> SEEN = new ConcurrentLinkedQueue<>();

    private final ReplayClock clock = ReplayClock.create("replay-source-test", Set.of("history", "late"));

    @AfterEach
    void forget() {
        clock.forget();
        SEEN.clear();
    }

    @Test
    void givesWhatIsDueAndSaysWhenAllOfItIsThroughACheckpoint() throws Exception {
        JobClient job = start();

        CompletableFuture<Void> settled = clock.settled(1);
        clock.jumpTo(NOON.plusSeconds(2));
        settled.get(1, TimeUnit.MINUTES);

        assertThat(SEEN).containsExactly("history 0", "history 1", "history 2");

        CompletableFuture<Void> later = clock.settled(2);
        clock.jumpTo(NOON.plusSeconds(4));
        later.get(1, TimeUnit.MINUTES);

        assertThat(SEEN)
                .containsExactlyInAnyOrder("history 0", "history 1", "history 2", "history 3", "history 4", "late 4");

        clock.play(1_000);
        job.getJobExecutionResult().get(1, TimeUnit.MINUTES);

        assertThat(SEEN).hasSize(15).contains("history 9", "late 8");
    }

    @Test
    void aClockThatRunsIsAMultipleFaster() {
        clock.jumpTo(NOON);
        clock.play(1e6);

        clock.whenDue(NOON.plusSeconds(3_600)).join();

        assertThat(clock.now()).isAfterOrEqualTo(NOON.plusSeconds(3_600));
    }

    private JobClient start() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
        for (Numbers numbers : List.of(new Numbers("history", 0, 10), new Numbers("late", 4, 9))) {
            environment
                    .fromSource(
                            new ReplaySource<>(numbers.name(), numbers, clock, Types.STRING),
                            WatermarkStrategy.noWatermarks(),
                            numbers.name())
                    .map(new See())
                    .sinkTo(new DiscardingSink<>());
        }
        return environment.executeAsync("replay");
    }

    /** One number a second, from {@code first} to the one before {@code end}. */
    private record Numbers(String name, long first, long end) implements Recording<String> {

        @Override
        public Instant startsAt() {
            return NOON.plusSeconds(first);
        }

        @Override
        public Iterator<Arrival<String>> open() {
            List<Arrival<String>> arrivals = new ArrayList<>();
            LongStream.range(first, end)
                    .forEach(number -> arrivals.add(new Arrival<>(name + " " + number, NOON.plusSeconds(number))));
            return arrivals.iterator();
        }
    }

    private static final class See implements MapFunction<String, String> {

        @Override
        public String map(String text) {
            SEEN.add(text);
            return text;
        }
    }
}
