package io.throughline.jobs.ingest;

import static io.throughline.jobs.Events.NOON;
import static io.throughline.jobs.Events.at;
import static io.throughline.jobs.Events.customer;
import static io.throughline.jobs.Events.ofCustomer;
import static io.throughline.jobs.Events.ofVisitor;
import static io.throughline.jobs.Events.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.FailedEvent;
import io.throughline.domain.event.IdentityMerged;
import io.throughline.domain.event.JourneyRecord;
import io.throughline.domain.event.Parsed;
import io.throughline.jobs.environment.JobEnvironment;
import io.throughline.jobs.metrics.ExportedMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class IngestTest {

    private static final Duration DISORDER = Duration.ofMinutes(2);
    private static final IngestSettings SETTINGS =
            new IngestSettings(Duration.ofHours(24), Duration.ofHours(24), 200, Duration.ofDays(30));

    private record Result(List<JourneyRecord> journeys, List<FailedEvent> failed, IngestCounts counts) {

        List<String> profiles() {
            return events().map(event ->
                            event.identity().eventId() + "=" + event.who().profileId())
                    .sorted()
                    .toList();
        }

        Stream<CustomerEvent> events() {
            return journeys.stream().map(JourneyRecord::event).filter(Objects::nonNull);
        }

        List<IdentityMerged> merges() {
            return journeys.stream()
                    .map(JourneyRecord::merged)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BATCH", "STREAMING"})
    void joinsAVisitorWithTheCustomerTheyLogInAs(RuntimeExecutionMode mode) throws Exception {
        Result result = run(
                mode,
                1,
                List.of(
                        ofVisitor(0, "a1", "page_viewed", "v"),
                        ofVisitor(5, "a2", "product_added", "v"),
                        visitor(customer(at(10, "login", "login"), "c-1"), "v").build(),
                        ofVisitor(15, "a3", "page_viewed", "v"),
                        ofVisitor(16, "b1", "page_viewed", "other")));

        assertThat(result.profiles()).containsExactly("a1=anon:v", "a2=anon:v", "a3=c-1", "b1=anon:other", "login=c-1");
        assertThat(result.merges()).singleElement().satisfies(merge -> {
            assertThat(merge.anonymousProfileId()).isEqualTo("anon:v");
            assertThat(merge.customerId()).isEqualTo("c-1");
            assertThat(merge.identifiedAt()).isEqualTo(NOON.plus(Duration.ofMinutes(10)));
            assertThat(merge.recentEvents())
                    .extracting(event -> event.identity().eventId())
                    .containsExactly("a1", "a2");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"BATCH", "STREAMING"})
    void neverMergesTwoCustomersOfOneSharedDevice(RuntimeExecutionMode mode) throws Exception {
        Result result = run(
                mode,
                1,
                List.of(
                        visitor(customer(at(0, "login-1", "login"), "c-1"), "ipad")
                                .build(),
                        visitor(customer(at(1, "login-2", "login"), "c-2"), "ipad")
                                .build(),
                        ofVisitor(2, "a1", "product_added", "ipad"),
                        visitor(customer(at(3, "login-3", "login"), "c-2"), "ipad")
                                .build()));

        assertThat(result.merges()).isEmpty();
        assertThat(result.profiles()).contains("a1=anon:ipad");
    }

    @Test
    void bringsOnlyRecentEventsAndOnlySoMany() throws Exception {
        List<CustomerEvent> events = new ArrayList<>();
        events.add(ofVisitor(-60 * 30, "yesterday", "page_viewed", "v"));
        for (int i = 0; i < 250; i++) {
            events.add(ofVisitor(i / 10.0, String.format("e%03d", i), "page_viewed", "v"));
        }
        events.add(visitor(customer(at(60, "login", "login"), "c-1"), "v").build());

        IdentityMerged merge =
                run(RuntimeExecutionMode.STREAMING, 1, events).merges().get(0);

        assertThat(merge.recentEvents()).hasSize(200);
        assertThat(merge.recentEvents().get(0).identity().eventId()).isEqualTo("e050");
    }

    @Test
    void countsWhatWasReadAsAcceptedFailedAndDuplicate() throws Exception {
        CustomerEvent event = ofCustomer(0, "e1", "page_viewed", "c-1");
        StreamExecutionEnvironment environment = JobEnvironment.embedded(
                RuntimeExecutionMode.STREAMING, 1, ExportedMetrics.reporting(new Configuration()));
        ExportedMetrics.forget();
        FailedEvent failure =
                new FailedEvent("f1", "shop", "native", null, null, "not_json", "found text", new byte[] {1}, "k1");

        Result result = run(
                environment,
                environment.fromData(
                        TypeInformation.of(Parsed.class), Parsed.of(event), Parsed.of(event), Parsed.of(failure)));

        String counted = "flink_taskmanager_job_task_operator_";
        assertThat(ExportedMetrics.count(counted + "ingest_accepted")).isEqualTo(1);
        assertThat(ExportedMetrics.count(counted + "ingest_duplicates")).isEqualTo(1);
        assertThat(ExportedMetrics.count(counted + "reason_ingest_failed", "reason", "not_json"))
                .isEqualTo(1);
        assertThat(result.counts().accepted()).isEqualTo(1);
        assertThat(result.counts().duplicates()).isEqualTo(1);
        assertThat(result.counts().failed()).containsEntry("not_json", 1L);
        assertThat(result.counts().read()).isEqualTo(3);
        assertThat(result.failed())
                .singleElement()
                .satisfies(found -> assertThat(found.payload()).containsExactly(1));
    }

    @Test
    void givesTheSameJourneysWhateverTheOrderWithinTheDisorderAndTheNumberOfSubtasks() throws Exception {
        List<CustomerEvent> events = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String visitor = "v" + i % 6;
            events.add(
                    i % 13 == 12
                            ? visitor(customer(at(i, "e" + i, "login"), "c-" + visitor), visitor)
                                    .build()
                            : ofVisitor(i, "e" + i, "page_viewed", visitor));
        }
        List<String> inOrder = sorted(run(RuntimeExecutionMode.STREAMING, 1, events));

        for (int seed = 1; seed <= 2; seed++) {
            assertThat(sorted(run(RuntimeExecutionMode.STREAMING, 3, shuffled(events, seed))))
                    .isEqualTo(inOrder);
        }
        assertThat(sorted(run(RuntimeExecutionMode.BATCH, 3, shuffled(events, 7))))
                .isEqualTo(inOrder);
    }

    private static List<String> sorted(Result result) {
        return result.journeys().stream().map(JourneyRecord::toString).sorted().toList();
    }

    /** Moves events by less than the disorder bound. */
    private static List<CustomerEvent> shuffled(List<CustomerEvent> events, int seed) {
        Random random = new Random(seed);
        record Placed(CustomerEvent event, long place) {}
        List<Placed> placed = new ArrayList<>();
        for (CustomerEvent event : events) {
            placed.add(new Placed(
                    event, event.time().eventTime().toEpochMilli() + random.nextInt((int) DISORDER.toMillis())));
        }
        Collections.shuffle(placed, random);
        placed.sort(Comparator.comparingLong(Placed::place));
        return placed.stream().map(Placed::event).toList();
    }

    private static Result run(RuntimeExecutionMode mode, int parallelism, List<CustomerEvent> events) throws Exception {
        StreamExecutionEnvironment environment = JobEnvironment.embedded(mode, parallelism, new Configuration());
        return run(
                environment,
                environment.fromData(events.stream().map(Parsed::of).toList(), TypeInformation.of(Parsed.class)));
    }

    private static Result run(
            StreamExecutionEnvironment environment,
            org.apache.flink.streaming.api.datastream.DataStreamSource<Parsed> source)
            throws Exception {
        DataStream<Parsed> timed = source.uid("source")
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Parsed>forBoundedOutOfOrderness(DISORDER)
                        .withTimestampAssigner((parsed, before) -> parsed.event() == null
                                ? Long.MIN_VALUE
                                : parsed.event().time().orderTime().toEpochMilli()))
                .uid("event-time");
        Ingest.Flow flow = Ingest.of(timed, SETTINGS);
        CloseableIterator<JourneyRecord> journeys = flow.journeys().collectAsync();
        CloseableIterator<FailedEvent> failed = flow.failed().collectAsync();
        JobExecutionResult result = environment.execute("ingest-test");
        return new Result(drain(journeys), drain(failed), IngestCounts.of(result));
    }

    private static <T> List<T> drain(CloseableIterator<T> iterator) throws Exception {
        List<T> items = new ArrayList<>();
        iterator.forEachRemaining(items::add);
        iterator.close();
        return items;
    }
}
